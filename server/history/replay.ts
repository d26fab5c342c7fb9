import * as Y from 'yjs';
import { readable } from '#server/document/copy.ts';
import { readRoomName, ROOM_SHAPES } from '#server/document/roomShape.ts';
import { applyState, packState } from '#server/document/stateBytes.ts';
import type { Foldable, Folded } from '#server/store/store.ts';
import type { Memory } from './deeds.ts';
import { packMemory, readMemory } from './memoryBytes.ts';
import { PastWalk } from './pastWalk.ts';
import { remember } from './remember.ts';

/** What a log leads to, and what its loose rows did on the way. */
export interface Built {
  readonly doc: Y.Doc;
  readonly memory: Memory;
  readonly walk: PastWalk;
}

/** The document that a log leads to, without what was deleted, and who wrote it. Roots are typed first (`loadCopy`). */
export function build(room: string, { state, memory, rows, claims }: Foldable): Built {
  const place = readRoomName(room);
  if (place === null) throw new Error(`${room} names no room`);
  const doc = new Y.Doc({ gc: true });
  ROOM_SHAPES[place.room].open(doc);
  const known = memory === null ? null : readMemory(memory);
  const walk = new PastWalk(doc, claims);
  const remembered = readable(room, doc, () =>
    doc.transact(() => {
      if (state !== null) applyState(doc, state);
      return remember(known, doc, rows, claims, (row) => walk.see(row));
    }),
  );
  return { doc, memory: remembered, walk };
}

export const pack = (doc: Y.Doc, memory: Memory, effort: number): Folded => ({
  state: packState(doc, effort),
  memory: packMemory(memory, effort),
});
