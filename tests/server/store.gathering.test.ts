import { describe, expect, it } from 'vitest';
import { gathering } from '#server/store/gathering.ts';
import { CannotWrite, type UpdateRow } from '#server/store/store.ts';

const rows = (count: number, bytes = 1, room = 'nec-24/commons'): UpdateRow[] =>
  Array.from({ length: count }, () => ({ room, account: 'ana', at: 1, bytes: new Uint8Array(bytes) }));

describe('Appends that share a commit', () => {
  it('are bounded in rows and in bytes; a single one may be larger', async () => {
    const batches: number[] = [];
    const append = gathering(async (batch) => void batches.push(batch.length));
    await Promise.all([append(rows(1)), ...Array.from({ length: 6 }, () => append(rows(900)))]);
    expect(batches).toEqual([1, 1_800, 1_800, 1_800]);

    batches.length = 0;
    const mebibyte = 1024 * 1024;
    await Promise.all([
      append(rows(1)),
      append(rows(10, mebibyte)),
      append(rows(7, mebibyte)),
      append(rows(1, mebibyte)),
      append(rows(1)),
    ]);
    expect(batches).toEqual([1, 10, 8, 1]);
  });

  it('are all told of a disk that takes nothing, and the next is tried', async () => {
    let isFull = true;
    const append = gathering(async () => {
      if (isFull) throw new CannotWrite('full');
    });
    const first = append(rows(1));
    const told = await Promise.allSettled([first, append(rows(1)), append(rows(1))]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    isFull = false;
    await append(rows(1));
  });
});
