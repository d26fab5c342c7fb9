import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank } from '#domain/byRank.ts';
import { lastRank } from '#domain/lastRank.ts';

describe('lastRank', () => {
  it('RANK-1: comes after every rank it made', () => {
    const ranks: string[] = [];
    for (let n = 0; n < 500; n += 1) ranks.push(lastRank(ranks));
    expect([...ranks].sort()).toEqual(ranks);
    expect(new Set(ranks).size).toBe(500);
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThanOrEqual(64);
  });

  it('RANK-1: throws on nothing that a document may hold, and still comes after the ranks among it', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'a', 'zzz', 'A0', '0', 'z'.repeat(64), 'a0', 'a1V', 'Zz'),
    );
    fc.assert(
      fc.property(fc.array(junk), (ranks) => {
        const last = lastRank(ranks);
        expect(lastRank([...ranks, last]) > last).toBe(true);
      }),
    );
  });

  it('RANK-1: equal ranks are told apart by id, everywhere alike', () => {
    const list = ['b', 'a', 'c'].map((id) => ({ id, rank: 'a0' }));
    expect([...list].sort(byRank).map((one) => one.id)).toEqual(['a', 'b', 'c']);
    expect(
      [
        { id: 'a', rank: 'a1' },
        { id: 'b', rank: 'a0' },
      ].sort(byRank)[0]?.id,
    ).toBe('b');
  });
});
