import * as Y from 'yjs';
import { Damaged, type StoredRoom, type UpdateLog } from '#server/store/store.ts';
import type { RoomShape } from './roomShape.ts';
import { applyState } from './stateBytes.ts';

/** A room's document in memory, and how far the log it was built from goes. */
export interface Copy {
  readonly doc: Y.Doc;
  /** Whose each client id is; grows with what is accepted. */
  readonly claims: Map<number, string>;
  /** The sequence number of the last row in it. */
  readonly through: number;
  /** How often something of it was erased for good. */
  readonly epoch: number;
  /** The last row that a folded state holds; the bytes of the rows after it. */
  readonly foldedThrough: number;
  readonly looseBytes: number;
  readonly foldedBytes: number;
  /** What Yjs tidied while loading, which the log does not hold; null in the ordinary case. */
  readonly tidied: Uint8Array | null;
}

/** Rebuilds a document from its log. */
export async function loadCopy(log: Pick<UpdateLog, 'load'>, room: string, shape: RoomShape): Promise<Copy> {
  return copyOf(room, await log.load(room), shape);
}

export function copyOf(room: string, stored: StoredRoom, shape: RoomShape): Copy {
  const { state, updates } = stored;
  const doc = emptyDocument(shape);
  let transactions = 0;
  const count = (): void => void (transactions += 1);
  doc.on('afterTransaction', count);
  readable(room, doc, () =>
    doc.transact(() => {
      if (state !== null) applyState(doc, state);
      for (const update of updates) Y.applyUpdate(doc, update);
    }),
  );
  doc.off('afterTransaction', count);
  return { ...standingOf(stored), doc, tidied: transactions > 1 ? deletionsOf(doc) : null };
}

/** Builds a document from what is stored. Throws `Damaged` where it cannot be read, or rests on what is missing. */
export function readable<T>(room: string, doc: Y.Doc, read: () => T): T {
  let value: T;
  try {
    value = read();
  } catch (error) {
    throw new Damaged(room, ['content'], error);
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Damaged(room, ['hole']);
  return value;
}

/** All of a copy but its document. */
export const standingOf = ({
  state,
  updates,
  through,
  claims,
  epoch,
}: StoredRoom): Omit<Copy, 'doc' | 'tidied'> => ({
  claims: new Map(claims),
  through,
  epoch,
  foldedThrough: through - updates.length,
  looseBytes: updates.reduce((sum, update) => sum + update.length, 0),
  foldedBytes: state?.length ?? 0,
});

/** Roots are typed first: an untyped one misses Yjs's own clean-up of formats. */
export function emptyDocument(shape: RoomShape): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  shape.open(doc);
  return doc;
}

/** Every deletion of the document and nothing else: tidying only deletes. */
const deletionsOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
