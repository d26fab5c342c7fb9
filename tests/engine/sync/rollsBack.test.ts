import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rollsBack } from '#engine/sync/transports/rollsBack.ts';

const KEY = 'themes/t1';
const WAITING = new Set([KEY]);

/** A copy of `from` on the device of somebody whose writing bears this number. */
function copy(from: Y.Doc, clientID: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}

const entryOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<Y.Map<unknown>>('themes').get('t1')!;
const answer = (server: Y.Doc, to: Y.Doc): Uint8Array =>
  Y.encodeStateAsUpdate(server, Y.encodeStateVector(to));

function base(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const entry = new Y.Map<unknown>();
  doc.getMap('themes').set('t1', entry);
  entry.set('format', 'plain');
  return doc;
}

describe('what the server answers to something of mine that waits', () => {
  const both = [
    ['mine is kept', 20, 10],
    ['the other’s is kept', 10, 20],
  ] as const;
  for (const [name, mineBy, otherBy] of both)
    for (const field of ['format', 'room'])
      it(`DRAWER-16: somebody wrote ${field} at the same time, and ${name}: no refusal`, () => {
        const server = base();
        const mine = copy(server, mineBy);
        const other = copy(server, otherBy);
        entryOf(mine).set(field, 'workshop');
        entryOf(other).set(field, 'roundTable');
        entryOf(other).set(field, 'workshop');
        Y.applyUpdate(server, Y.encodeStateAsUpdate(other));
        Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
        expect(rollsBack(mine, answer(server, mine), WAITING)).toBe(false);
      });

  it('DRAWER-16: what nobody wrote over is gone: a refusal that was not heard', () => {
    const server = base();
    const mine = copy(server, 10);
    entryOf(mine).set('format', 'workshop');
    entryOf(mine).set('room', 'Salle des fêtes');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    entryOf(server).delete('room');
    expect(rollsBack(mine, answer(server, mine), WAITING)).toBe(true);
  });

  it('DRAWER-16: an entry of mine is gone', () => {
    const server = base();
    const mine = copy(server, 10);
    entryOf(mine).set('format', 'workshop');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    server.getMap('themes').delete('t1');
    expect(rollsBack(mine, answer(server, mine), WAITING)).toBe(true);
  });
});
