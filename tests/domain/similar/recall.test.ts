import { describe, expect, it, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { glossarySayings } from '#domain/similar/notions.ts';
import type { Door } from '#domain/similar/similarQuestions.ts';
import { KEPT_LOOK_ALIKES, LOOK_ALIKES } from '../../support/lookAlikes.ts';
import { measuredCommons } from '../../support/measuredCommons.ts';
import {
  commonsOf,
  demoSentences,
  DISTINCT,
  GLOSSARY,
  indexOf,
  nearIn,
  PAIRS,
  recall,
  silence,
  type Pair,
} from '../../support/nearPairs.ts';
import { KEPT_REWORDINGS, REWORDINGS } from '../../support/rewordings.ts';

const DEMO = demoSentences.length;

/** Of a measured set: how often the twin is found while one types, and how often the product says it unasked. */
const FLOORS = [
  { set: 'demo', level: 'facile', first: 3, atLeast: 1 },
  { set: 'demo', level: 'moyen', first: 5, atLeast: 0.95 },
  { set: 'demo', level: 'difficile', first: 5, atLeast: 0.58 },
  { set: 'looked at', level: 'facile', first: 3, atLeast: 1 },
  { set: 'looked at', level: 'moyen', first: 5, atLeast: 0.87 },
  { set: 'looked at', level: 'difficile', first: 5, atLeast: 0.4 },
  { set: 'kept aside', level: 'facile', first: 3, atLeast: 1 },
  { set: 'kept aside', level: 'moyen', first: 5, atLeast: 0.8 },
] as const satisfies readonly {
  set: keyof typeof SETS;
  level: Pair['level'];
  first: number;
  atLeast: number;
}[];

const SETS = { demo: PAIRS, 'looked at': REWORDINGS, 'kept aside': KEPT_REWORDINGS };

const asked = measuredCommons(198);
const many = measuredCommons(2_198);

describe.each([
  ['198', asked, undefined],
  ['198', asked, GLOSSARY],
  ['2,198', many, undefined],
  ['2,198', many, GLOSSARY],
])('Among %s questions, and those that are measured', (_, commons, glossary) => {
  const index = indexOf(commons, glossary);

  it.each(FLOORS)('NEAR-3: of pairs $set, a $level rewording stands among the first $first', (floor) => {
    const pairs = SETS[floor.set].filter(({ level }) => level === floor.level);
    expect(recall(pairs, commons, nearIn(index))(floor.first)).toBeGreaterThanOrEqual(floor.atLeast);
  });

  it.each([
    ['looked at', LOOK_ALIKES],
    ['kept aside', KEPT_LOOK_ALIKES],
  ])('NEAR-8: look-alikes %s are silent: half of them while one types, nine in ten unasked', (__, pairs) => {
    expect(silence(pairs, commons, nearIn(index))).toBeGreaterThanOrEqual(0.5);
    expect(silence(pairs, commons, nearIn(index, 'unasked'))).toBeGreaterThanOrEqual(0.9);
  });

  it('NEAR-8: where few resemble, few are told: unasked, hardly ever', () => {
    const lists = (door: Door): readonly number[] =>
      commons.slice(0, DEMO).map((one) => nearIn(index, door)(one).length);
    const mean = (lengths: readonly number[]): number =>
      lengths.reduce((sum, n) => sum + n, 0) / lengths.length;
    expect(mean(lists('asked'))).toBeLessThan(4);
    expect(mean(lists('unasked'))).toBeLessThan(0.6);
    expect(Math.max(...lists('unasked'))).toBeLessThan(5);
  });
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
