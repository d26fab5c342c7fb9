import { expect, test } from 'vitest';
import { LEXICON } from '#domain/similar/lexicon.fr.ts';
import { notionsOf } from '#domain/similar/notions.ts';
import { wordsOf } from '#domain/similar/words.ts';
import { DISTINCT, PAIRS } from '../../support/nearPairs.ts';

const notions = (sentence: string): string[] => [...notionsOf(wordsOf(sentence)).keys()];
const lines = LEXICON.trim()
  .split('\n')
  .map((line) => line.split(': '));

test('NEAR-2: words that say one thing are one notion, expressions included', () => {
  for (const sentence of ['nos seniors', 'des aînés', 'les personnes âgées'])
    expect(notions(sentence)).toContain('personnes âgées');
  for (const sentence of ['une boîte mail', 'une adresse électronique', 'un courriel'])
    expect(notions(sentence)).toContain('messagerie');
  expect(notions('quel âge')).not.toContain('personnes âgées');
});

test('NEAR-2: every line of the lexicon has a name of its own and several ways to say it', () => {
  expect(lines.length).toBeGreaterThanOrEqual(50);
  expect(new Set(lines.map(([name]) => name)).size).toBe(lines.length);
  for (const [name = '', said = ''] of lines) {
    expect(said.split(', ').length, name).toBeGreaterThan(2);
    for (const expression of said.split(', ')) expect(wordsOf(expression), expression).not.toEqual([]);
  }
});

test('NEAR-2: no expression of the lexicon is a piece of a test pair longer than three words', () => {
  const pairs = [...PAIRS, ...DISTINCT].flatMap(({ a, b }) => [a, b]).join(' / ');
  const long = lines.flatMap(([, said = '']) => said.split(', ')).filter((one) => wordsOf(one).length > 3);
  expect(long.filter((one) => pairs.includes(one))).toEqual([]);
});
