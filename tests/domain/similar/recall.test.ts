import { describe, expect, it, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { glossarySayings } from '#domain/similar/notions.ts';
import {
  commonsOf,
  DISTINCT,
  GLOSSARY,
  indexOf,
  nearIn,
  PAIRS,
  recall,
  type Pair,
} from '../../support/nearPairs.ts';

/** The floors of docs/near.md: what share of the twins stands among the first three, or five. */
const FLOORS = [
  { size: 198, level: 'facile', first: 3, atLeast: 1 },
  { size: 198, level: 'moyen', first: 5, atLeast: 0.95 },
  { size: 198, level: 'difficile', first: 5, atLeast: 0.58 },
  { size: 2_198, level: 'facile', first: 3, atLeast: 1 },
  { size: 2_198, level: 'moyen', first: 5, atLeast: 0.7 },
  { size: 2_198, level: 'difficile', first: 5, atLeast: 0.54 },
] as const satisfies readonly { level: Pair['level']; size: number; first: number; atLeast: number }[];

describe.each([
  [198, undefined],
  [198, GLOSSARY],
  [2_198, undefined],
  [2_198, GLOSSARY],
] as const)('Among %i questions', (size, glossary) => {
  const asked = commonsOf(size);
  const near = nearIn(indexOf(asked, glossary));

  it.each(FLOORS.filter((floor) => floor.size === size))(
    'NEAR-3: a rewording that is $level stands among the first $first',
    ({ level, first, atLeast }) => {
      const found = recall(
        PAIRS.filter((pair) => pair.level === level),
        asked,
        near,
      );
      expect(found(first)).toBeGreaterThanOrEqual(atLeast);
    },
  );
});

test('WORD-12: what the glossary calls one word is one notion, beside the words and never in their place', () => {
  const asked = [
    { id: 'fab' as ItemId, sentence: 'Qui ouvre la porte de l’atelier vélo au bourg ?' },
    ...commonsOf(198),
  ];
  const typed = 'Qui tient le cyclo-garage ? ';
  const glossary = glossarySayings([
    { word: 'atelier vélo', otherForms: ['cyclo-garage'] },
    { word: 'bourg', otherForms: [] },
  ]);
  expect(indexOf(asked).near(typed)).toEqual([]);
  expect(indexOf(asked, glossary).near(typed)).toEqual([
    {
      id: 'fab',
      said: 'Qui ouvre la porte de l’atelier vélo au bourg ?',
      alike: [{ mine: 'cyclo-garage', theirs: 'atelier vélo' }],
    },
  ]);
});

test('NEAR-4: look-alikes stay two questions: to suggest one changes neither', () => {
  const asked = commonsOf(198);
  const index = indexOf(asked);
  for (const { a, b } of DISTINCT) {
    index.near(a);
    index.near(b);
  }
  expect(index.size).toBe(asked.length);
  for (const { a, b } of DISTINCT) {
    const [one, other] = [index.near(a)[0]?.id, index.near(b)[0]?.id];
    expect(one).toBe(asked.find(({ sentence }) => sentence === a)?.id);
    expect(other).toBe(asked.find(({ sentence }) => sentence === b)?.id);
  }
});
