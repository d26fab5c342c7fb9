import type * as Y from 'yjs';
import type { FoldedPast, PastPlace, UpdateLog } from '#server/store/store.ts';
import { pastName, WHOLE_ROOM } from './keptPast.ts';

/** Every entry of which something is kept, and that stands no more: taken out, or erased. */
export async function goneFrom(
  doc: Y.Doc,
  room: string,
  updates: Pick<UpdateLog, 'past' | 'versions'>,
): Promise<readonly PastPlace[]> {
  const kept = [
    ...(await updates.past(room)).rows,
    ...(await updates.versions(room)).map(({ root, entry }) => ({ root, id: entry })),
  ];
  const places = new Map(kept.map(({ root, id }) => [pastName({ root, id }), { root, id }]));
  places.delete(pastName(WHOLE_ROOM));
  return [...places.values()].filter((place) => !stands(doc, place));
}

/** What a fold says of the past, without what stands no more. */
export const pastWithout = (kept: FoldedPast, doc: Y.Doc, gone: readonly PastPlace[]): FoldedPast => ({
  ...kept,
  put: kept.put.filter((row) => pastName(row) === pastName(WHOLE_ROOM) || stands(doc, row)),
  gone,
});

const stands = (doc: Y.Doc, { root, id }: PastPlace): boolean =>
  doc.share.has(root) && doc.getMap(root).has(id);
