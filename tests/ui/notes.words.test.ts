import { describe, expect, it } from 'vitest';
import { wholeWords, wordsIn } from '#features/annotations/views/chosenWords.ts';

const wordsOf = (text: string): string[] => wordsIn(text).map(({ start, end }) => text.slice(start, end));

describe('the words of a question, to be chosen', () => {
  it.each([
    ['Qui aide les aînés ?', ['Qui', 'aide', 'les', 'aînés']],
    ['L’école a-t-elle d’autres outils ?', ['école', 'a-t-elle', 'autres', 'outils']],
    ["Aujourd'hui, qu'est-ce qu'un tiers-lieu ?", ["Aujourd'hui", 'est-ce', 'un', 'tiers-lieu']],
    ['? ! …', []],
    ['', []],
  ])('NOTE-14: in « %s » they are plain words, elisions left out', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    [5, 7, 'aide'],
    [4, 12, 'aide les'],
    [6, 15, 'aide les aînés'],
    [3, 4, ' '],
  ])('NOTE-14: from %d to %d, whole words are meant', (start, end, words) => {
    const text = 'Qui aide les aînés ?';
    const whole = wholeWords(text, { start, end });
    expect(text.slice(whole.start, whole.end)).toBe(words);
  });
});
