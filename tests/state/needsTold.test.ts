import { describe, expect, it } from 'vitest';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { whoIsTold } from '#features/needs/state/needsTold.ts';

const members = new Map(
  [
    ['paul', ['centre']],
    ['zoe', ['library']],
    ['ana', []],
    ['luc', ['twin']],
  ].map(([account, structures]) => [account, { account, structures }]),
);
const told = (goBetweens: Readonly<Record<string, string>>, structures: readonly (string | null)[]) =>
  whoIsTold(
    { members } as never,
    new Map(Object.entries(goBetweens).map(([id, member]) => [id, { member }])) as never,
    structures,
    (one) => (one === 'twin' ? 'library' : one) as ItemId,
  ) as readonly AccountId[];

describe('Of a match', () => {
  it('NEED-8: the go-betweens of both structures are told, and those who stand for them', () => {
    expect(told({ centre: 'ana', other: 'luc' }, ['centre', null])).toEqual(['ana', 'paul']);
    expect(told({ centre: 'ana' }, ['centre', 'library'])).toEqual(['ana', 'paul', 'zoe', 'luc']);
  });

  it('NEED-8: also where one of the two was added twice', () => {
    expect(told({ twin: 'ana' }, ['library'])).toEqual(['ana', 'zoe', 'luc']);
    expect(told({ library: 'ana' }, ['twin'])).toEqual(['ana', 'zoe', 'luc']);
  });

  it('NEED-8: who left the space is told nothing', () => {
    expect(told({ centre: 'gone' }, ['centre'])).toEqual(['paul']);
  });
});
