import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, findAnchor, type Found } from '#domain/anchor.ts';
import type { Anchor } from '#domain/kinds/index.ts';

const SENTENCE = 'Comment aider les usagers qui refusent le numérique sans les juger ?';

function anchorOf(text: string, words: string): Anchor {
  const start = text.indexOf(words);
  const anchor = anchorAt(text, { start, end: start + words.length });
  if (anchor === null) throw new Error('nothing selected');
  return anchor;
}
const wordsFound = (text: string, found: Found | null): string | null =>
  found === null ? null : text.slice(found.start, found.end);

describe('words selected in a short text', () => {
  it('NOTE-1: are found where they are, spaces at their ends aside', () => {
    const anchor = anchorAt(SENTENCE, { start: 13, end: 26 });
    expect(anchor).toEqual({ quote: 'les usagers', before: 'Comment aider ', after: SENTENCE.slice(25, 65) });
    expect(anchor && findAnchor([SENTENCE], anchor)).toEqual({ text: 0, start: 14, end: 25, isExact: true });
  });

  it('NOTE-1: are nothing when nothing is selected', () => {
    expect(anchorAt(SENTENCE, { start: 7, end: 8 })).toBeNull();
    expect(anchorAt('a'.repeat(1_300), { start: 0, end: 1_300 })).toBeNull();
  });

  it('NOTE-1: are found in the details when they stand there', () => {
    const anchor = anchorOf('Au guichet, le mardi.', 'guichet');
    expect(findAnchor([SENTENCE, 'Au guichet, le mardi.'], anchor)).toMatchObject({ text: 1, start: 3 });
  });

  it.each([
    ['Ici, comment aider les usagers qui refusent le numérique sans les juger ?', 'les usagers'],
    ['Comment aider les usagers âgés ?', 'les usagers'],
    ['Comment aider les usagères qui refusent le numérique sans les juger ?', 'les usagères'],
  ])('NOTE-1: are followed through « %s »', (text, words) => {
    expect(wordsFound(text, findAnchor([text], anchorOf(SENTENCE, 'les usagers')))).toBe(words);
  });

  it('NOTE-1: touched up, they say so', () => {
    const text = SENTENCE.replace('usagers', 'usagères');
    expect(findAnchor([text], anchorOf(SENTENCE, 'les usagers'))?.isExact).toBe(false);
  });

  it.each([
    ['Comment aider les personnes qui refusent le numérique sans les juger ?', 'les usagers'],
    ['Qui paie l’encre ?', 'les usagers'],
    // The same words, elsewhere, about something else.
    ['Combien les usagers paient-ils ?', 'les usagers'],
    ['', 'les usagers'],
  ])('NOTE-2: in « %s » they are gone', (text, words) => {
    expect(findAnchor([text], anchorOf(SENTENCE, words))).toBeNull();
  });

  it('NOTE-2: of two places that resemble theirs alike, neither is taken', () => {
    const anchor = anchorOf('le mot juste', 'mot');
    expect(findAnchor(['le mot juste', 'le mot juste'], anchor)).toBeNull();
    const text = 'le mot juste et le mot juste';
    expect(findAnchor([text], anchor)).toBeNull();
  });

  it('NOTE-2: of two places, the one that clearly resembles theirs is taken', () => {
    const text = 'Le numérique sert-il ? Comment aider les aînés que le numérique inquiète ?';
    const anchor = anchorOf(text.slice(23), 'numérique');
    expect(findAnchor([text], anchor)?.start).toBe(text.lastIndexOf('numérique'));
  });
});

const letters = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'abcde éà,?'.split('')), minLength: least, maxLength: most });

/** A text with words in it that stand there once, and one stretch of it outside of them that is replaced. */
const editedOutside = fc
  .record({
    left: letters(0, 90),
    right: letters(0, 90),
    words: fc.string({ unit: fc.constantFrom(...'xyz'.split('')), minLength: 1, maxLength: 30 }),
    isLeft: fc.boolean(),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    instead: letters(0, 40),
  })
  .map(({ left, right, words, isLeft, from, to, instead }) => {
    const side = isLeft ? left : right;
    const [a, b] = [from, to].map((part) => Math.round(part * side.length)).sort((x, y) => x - y);
    const edited = side.slice(0, a) + instead + side.slice(b);
    const after = isLeft ? edited + words + right : left + words + edited;
    return {
      before: left + words + right,
      after,
      range: { start: left.length, end: left.length + words.length },
      expected: isLeft ? edited.length : left.length,
    };
  });

describe('whatever the edit', () => {
  it('NOTE-1: outside of the words, it leaves them found', () => {
    fc.assert(
      fc.property(editedOutside, ({ before, after, range, expected }) => {
        const anchor = anchorAt(before, range);
        expect(anchor && findAnchor([after], anchor)).toMatchObject({ start: expected, isExact: true });
      }),
      { numRuns: 2_000 },
    );
  });

  it('NOTE-2: one of two twins that goes away with its surroundings never hands its note to the other', () => {
    fc.assert(
      fc.property(letters(13, 60), letters(13, 60), letters(45, 80), (left, right, between) => {
        const [mine, other] = [`${left}xyz`, `xyz${right}`];
        const anchor = anchorAt(mine + between + other, { start: left.length, end: left.length + 3 });
        // What is left: the other twin, between words that are not those of the first.
        const found = anchor && findAnchor([`zzzz${other}`], anchor);
        fc.pre(!right.startsWith(between.slice(0, 12)));
        expect(found).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('NOTE-2: it never throws, and what is found is the quote, or touched up by one letter in four at most', () => {
    const anything = fc.record({ quote: letters(1, 40), before: letters(0, 40), after: letters(0, 40) });
    fc.assert(
      fc.property(fc.array(letters(0, 120), { maxLength: 3 }), anything, (texts, anchor) => {
        const found = findAnchor(texts, anchor);
        if (found === null) return;
        const words = (texts[found.text] ?? '').slice(found.start, found.end);
        if (found.isExact) expect(words).toBe(anchor.quote);
        else
          expect(Math.abs(words.length - anchor.quote.length)).toBeLessThanOrEqual(anchor.quote.length / 4);
      }),
      { numRuns: 2_000 },
    );
  });
});
