import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Receipts } from '#engine/sync/receipts.ts';
import { Rejections, type RollsBack } from '#engine/sync/rejections.ts';
import { rollsBack } from '#engine/sync/transports/rollsBack.ts';

const KEY = 'questions/ana~1';

let receipts: Receipts;
let rejections: Rejections;
let doc: Y.Doc;

/** Ana's device, connected; what waits is what has no receipt. */
beforeEach(() => {
  receipts = new Receipts();
  receipts.startAnew();
  receipts.sent(1, true);
  receipts.settled(1);
  doc = new Y.Doc();
  rejections = new Rejections({
    receipts,
    get keys() {
      return new Set(receipts.waiting);
    },
    note: (keys) => [...keys].forEach((key) => receipts.changed(key)),
  });
});

/** She writes, and it goes out as frame `n`. */
function writes(sentence: string, n: number): void {
  const entry = new Y.Map();
  doc.getMap('questions').set('ana~1', entry);
  entry.set('sentence', sentence);
  receipts.changed(KEY);
  receipts.sent(n, false);
}

/** What the server would answer, had it refused her entry unheard: nothing of it stands. */
function answerWithoutIt(): RollsBack {
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  server.getMap('questions').delete('ana~1');
  const update = Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc));
  return (waiting) => rollsBack(doc, update, waiting);
}

test('a refused frame names the entries that it carried, and the copy is due once the server is done with it', () => {
  writes('Qui paie ?', 2);
  const heard = rejections.refusedFrame(2, 'notYours', ['questions/paul~1/sentence', 'themes']);
  expect(heard).toEqual({
    why: 'notYours',
    paths: ['questions/paul~1/sentence', 'themes'],
    keys: [KEY, 'questions/paul~1'],
  });
  expect([rejections.isDue(1), rejections.isDue(2)]).toEqual([false, true]);
  expect(receipts.settled(2)).toEqual([]);
  expect(rejections.takeHeard()).toEqual([heard]);
  expect(rejections.takeHeard()).toEqual([]);
  rejections.done();
  expect(rejections.isDue()).toBe(false);
});

test('what only could not be stored is no rejection: it goes out again', () => {
  writes('Qui paie ?', 2);
  expect(rejections.refusedFrame(2, 'notStored', [])).toBeNull();
  expect([rejections.isDue(), receipts.needsStep2, receipts.refusal]).toEqual([false, true, 'notStored']);
});

test('what another tab heard refused is due at once', () => {
  rejections.refused({ why: 'role', paths: [], keys: [KEY] }, 0);
  expect(rejections.isDue(0)).toBe(true);
});

test('what waited when the line broke has its receipt: the server is asked whether it stands', () => {
  writes('Qui paie ?', 2);
  receipts.startAnew();
  rejections.opened();
  receipts.sent(1, true);
  expect(rejections.received(receipts.settled(1))).toBe(true);
  expect([...rejections.unseen]).toEqual([KEY]);

  // It does not: the refusal was told on the line that broke.
  expect(rejections.rollsBack(doc, answerWithoutIt(), true)).toBe(true);
  expect([rejections.isDue(0), receipts.isWaiting(KEY), rejections.unseen.size]).toEqual([true, true, 0]);
  expect(rejections.before.get(KEY)).toEqual({ sentence: 'Qui paie ?' });
});

test('what waited is there in the answer: nothing is to be done', () => {
  writes('Qui paie ?', 2);
  rejections.opened();
  expect(rejections.received(receipts.settled(2))).toBe(true);
  expect(rejections.rollsBack(doc, () => false, true)).toBe(false);
  expect([rejections.isDue(), rejections.unseen.size]).toEqual([false, 0]);
});

test('another tab that takes back what waits is turned away once, and again after something is received', () => {
  writes('Qui paie ?', 2);
  const answer = answerWithoutIt();
  expect(rejections.rollsBack(doc, answer, false)).toBe(true);
  rejections.done();
  expect(rejections.rollsBack(doc, answer, false)).toBe(false);
  rejections.received(['questions/ana~2']);
  expect(rejections.rollsBack(doc, answer, false)).toBe(true);
});
