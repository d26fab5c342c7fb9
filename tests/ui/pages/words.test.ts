import { expect, test } from 'vitest';
import { en as frameEn } from '#ui/words/frame/en.ts';
import { fr as frameFr } from '#ui/words/frame/fr.ts';
import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import { en } from '#ui/words/pages/en.ts';
import { fr } from '#ui/words/pages/fr.ts';

const LONGEST_SENTENCE = 20;

const textsOf = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  if (typeof part === 'object' && part !== null) return Object.values(part).flatMap(textsOf);
  return [];
};
const sentencesOf = (text: string): string[] => text.split(/[.?!] |: (?=«)/);
const length = (sentence: string): number =>
  sentence.split(/[\s’]+/).filter((word) => /\p{L}|\d/u.test(word)).length;

test.each([
  ['French', { ...frameFr, ...fr }],
  ['English', { ...frameEn, ...en }],
])('in %s no sentence of a page is long', (_, words) => {
  const long = textsOf(words)
    .flatMap(sentencesOf)
    .filter((sentence) => length(sentence) > LONGEST_SENTENCE);
  expect(long).toEqual([]);
});

test('a French question mark never falls alone on a line', () => {
  const words = frenchSpaces({ ask: 'Qui ?', list: ['« nous »'], say: (name: string) => `${name} : oui` });
  expect(words.ask).toBe('Qui\u00a0?');
  expect(words.list).toEqual(['«\u00a0nous\u00a0»']);
  expect(words.say('Ana')).toBe('Ana\u00a0: oui');
});
