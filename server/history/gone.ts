import type * as Y from 'yjs';
import { FoldedMeanwhile, type FoldedPast, type PastPlace, type UpdateLog } from '#server/store/store.ts';
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

/** Lets go of all that is kept of what once stood in an entry, versions too. */
export async function dropPast(
  updates: Pick<UpdateLog, 'past' | 'rewritePast'>,
  room: string,
  place: PastPlace,
): Promise<void> {
  for (;;)
    try {
      const { foldedThrough } = await updates.past(room, []);
      return await updates.rewritePast(room, place, [], foldedThrough);
    } catch (error) {
      if (!(error instanceof FoldedMeanwhile)) throw error;
    }
}

/** What a fold says of the past, without what stands no more. */
export const pastWithout = (kept: FoldedPast, doc: Y.Doc, gone: readonly PastPlace[]): FoldedPast => ({
  ...kept,
  put: kept.put.filter((row) => pastName(row) === pastName(WHOLE_ROOM) || stands(doc, row)),
  gone,
});

const stands = (doc: Y.Doc, { root, id }: PastPlace): boolean =>
  doc.share.has(root) && doc.getMap(root).has(id);
