import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank } from '#domain/byRank.ts';
import { lastRank } from '#domain/lastRank.ts';
import { ranksFor } from '#domain/rankAt.ts';

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

describe('ranksFor', () => {
  const ids = (list: readonly { id: string; rank: string }[]): string =>
    [...list]
      .sort(byRank)
      .map(({ id }) => id)
      .join('');
  const after = (list: readonly { id: string; rank: string }[], moved: string, to: number) => {
    const ranks = ranksFor(list, moved, to);
    return { ranks, list: list.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank })) };
  };

  it('RANK-2: moves one entry by its rank alone, to any place', () => {
    const list = ['a0', 'a1', 'a2'].map((rank, n) => ({ id: 'abc'[n] ?? '', rank }));
    for (const [to, order] of [
      [0, 'cab'],
      [1, 'acb'],
      [2, 'abc'],
      [9, 'abc'],
    ] as const) {
      const moved = after(list, 'c', to);
      expect(ids(moved.list)).toBe(order);
      expect(moved.ranks.size).toBe(1);
    }
  });

  it('RANK-2: equal ranks, and what is no rank, are told apart again by a move', () => {
    const twins = ['d', 'c', 'b', 'a'].map((id) => ({ id, rank: 'a0' }));
    expect(ids(after(twins, 'd', 1).list)).toBe('adbc');
    const junk = ['', 'zzz', '%', 'a0'].map((rank, n) => ({ id: 'abcd'[n] ?? '', rank }));
    for (const id of 'abcd')
      for (const to of [0, 1, 2, 3]) expect(ids(after(junk, id, to).list).indexOf(id)).toBe(to);
  });

  it('RANK-2: a rank never outgrows what is kept of it, however often the same place is aimed at', () => {
    let list = ['a0', 'a1', 'a2'].map((rank, n) => ({ id: 'abc'[n] ?? '', rank }));
    for (let n = 0; n < 600; n += 1) {
      const last = ids(list).at(-1) ?? '';
      list = after(list, last, 1).list;
      expect(ids(list)[1]).toBe(last);
      expect(Math.max(...list.map(({ rank }) => rank.length))).toBeLessThanOrEqual(64);
    }
  });
});
