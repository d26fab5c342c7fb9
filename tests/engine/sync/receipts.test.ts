import { expect, test } from 'vitest';
import { Receipts } from '#engine/sync/receipts.ts';

const Q1 = 'questions/ana~1';
const Q2 = 'questions/ana~2';

/** Ana is connected and the first exchange is over: step 2 was her frame 1. */
function connected(): Receipts {
  const receipts = new Receipts();
  receipts.startAnew();
  receipts.sent(1, true);
  receipts.settled(1);
  return receipts;
}

const waiting = (receipts: Receipts): string[] => [...receipts.waiting];

test('SYNC-1: an entry is received once the frame that carries its last change is settled', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  expect(waiting(receipts)).toEqual([Q1]);
  expect(receipts.settled(2)).toEqual([Q1]);
  expect(waiting(receipts)).toEqual([]);
});

test('a change that comes after the frame keeps the entry waiting', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  receipts.changed(Q1);
  expect(receipts.settled(2)).toEqual([]);
  receipts.sent(3, false);
  expect(receipts.settled(3)).toEqual([Q1]);
});

test('a live update sent before the first step 2 counts for nothing; the step 2 does', () => {
  const receipts = new Receipts();
  receipts.startAnew();
  receipts.changed(Q1);
  receipts.sent(1, false);
  expect(receipts.settled(1)).toEqual([]);
  receipts.sent(2, true);
  expect(receipts.settled(2)).toEqual([Q1]);
});

test('what was sent on a lost connection waits for the step 2 of the next', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  receipts.startAnew();
  expect(receipts.settled(2)).toEqual([]);
  receipts.changed(Q2);
  receipts.sent(1, true);
  expect(receipts.settled(1)).toEqual([Q1, Q2]);
});

test('`again` takes a frame back until the next step 2, and a later live update does not stand in for it', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  receipts.again(2);
  receipts.changed(Q1);
  receipts.sent(3, false);
  expect(receipts.settled(3)).toEqual([]);
  receipts.sent(4, true);
  expect(receipts.settled(4)).toEqual([Q1]);
});

test('`again` for a frame that a step 2 already followed costs nothing', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  receipts.sent(3, true);
  receipts.again(2);
  expect(receipts.needsStep2).toBe(false);
  expect(receipts.settled(3)).toEqual([Q1]);
});

test('SYNC-2: what could not be stored goes on waiting, with the reason, until it is', () => {
  const receipts = connected();
  receipts.changed(Q1);
  receipts.sent(2, false);
  receipts.postponed(2, 'notStored');
  expect(receipts.settled(2)).toEqual([]);
  expect(receipts.refusal).toBe('notStored');
  receipts.startAnew();
  receipts.sent(1, true);
  expect(receipts.settled(1)).toEqual([Q1]);
  expect(receipts.refusal).toBeNull();
});

test('an entry of another day waits for a step 2 made after it was taken up', () => {
  const receipts = connected();
  receipts.adopt(Q1);
  receipts.sent(2, false);
  expect(receipts.settled(2)).toEqual([]);
  expect(receipts.needsStep2).toBe(true);
  receipts.sent(3, true);
  expect(receipts.settled(3)).toEqual([Q1]);
});
