import { describe, expect, it } from 'vitest';
import { Folding } from '#server/compaction/folding.ts';
import { RoomDocument } from '#server/document/roomDocument.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { COMMONS } from '../../support/liveHouse.ts';
import { puppetClock } from '../../support/puppetClock.ts';

async function room() {
  const clock = puppetClock();
  const { updates } = memoryStore();
  const document = await RoomDocument.load(updates, COMMONS, ROOM_SHAPES.commons, clock);
  const foldedThrough: number[] = [];
  const compact = () => {
    foldedThrough.push(document.through);
    return Promise.resolve({ through: document.through, foldedBytes: 1_000 });
  };
  const folding = new Folding(COMMONS, document, { clock, compactor: { compact }, foldRows: 500 });
  /** So many rows come at once. */
  const come = (rows: number, bytes = 100): void => {
    const row = { room: COMMONS, account: null, at: 0, bytes: new Uint8Array(bytes) };
    document.took(Array.from({ length: rows }, () => row));
    folding.noteRows();
  };
  return { clock, foldedThrough, folding, come };
}

describe('The log of a room', () => {
  it('LIVE-12: is folded when it is long and nobody has written for five seconds', async () => {
    const { clock, come, foldedThrough } = await room();
    come(499);
    await clock.pass(60_000);
    for (let n = 0; n < 100; n += 1) {
      come(1);
      await clock.pass(1_000);
    }
    expect(foldedThrough).toEqual([]);
    await clock.pass(5_000);
    expect(foldedThrough).toEqual([599]);
  });

  it('LIVE-12: is folded where few rows hold much: a row may be all that somebody wrote in a turn', async () => {
    const { clock, come, foldedThrough } = await room();
    come(20, 4_000);
    await clock.pass(5_000);
    expect(foldedThrough).toEqual([20]);
    come(2, 100);
    await clock.pass(60_000);
    expect(foldedThrough).toEqual([20]);
  });

  it('LIVE-12: is folded under people who never pause when it is very long, or large', async () => {
    const { clock, come, foldedThrough } = await room();
    come(20_000);
    await clock.pass(0);
    come(1, 9_000_000);
    await clock.pass(0);
    expect(foldedThrough).toEqual([20_000, 20_001]);
  });

  it('LIVE-12: is folded each day, be it short, unless nothing came', async () => {
    const { clock, come, folding, foldedThrough } = await room();
    const day = 24 * 60 * 60 * 1_000;
    await clock.pass(day);
    come(1);
    await clock.pass(day);
    await clock.pass(day);
    expect(foldedThrough).toEqual([1]);
    folding.close();
    come(600);
    await clock.pass(2 * day);
    expect(foldedThrough).toEqual([1]);
  });
});
