import { FoldedMeanwhile, type UpdateLog } from '#server/store/store.ts';
import { emptyDocument } from '#server/document/copy.ts';
import { readRoomName, ROOM_SHAPES } from '#server/document/roomShape.ts';
import { packState } from '#server/document/stateBytes.ts';

/** Brotli's: it is nothing that is packed. */
const THOROUGH = 9;

/**
 * Puts an empty document in the place of all that a room holds, with what once stood in it and its named versions. A
 * new epoch begins; its number stays, so that no process that read it before folds it back. Its freed bytes go by
 * `scrub`.
 */
export async function emptyRoom(
  updates: Pick<UpdateLog, 'foldable' | 'past' | 'versions' | 'rewrite'>,
  room: string,
): Promise<void> {
  const place = readRoomName(room);
  if (place === null) throw new Error(`${room} is no room`);
  for (;;) {
    const { through, foldedThrough } = await updates.foldable(room);
    if (through === 0) return;
    const rows = [
      ...(await updates.past(room)).rows,
      ...(await updates.versions(room)).map(({ root, entry }) => ({ root, id: entry })),
    ];
    const gone = [...new Map(rows.map(({ root, id }) => [`${root} ${id}`, { root, id }])).values()];
    const doc = emptyDocument(ROOM_SHAPES[place.room]);
    const past = { after: foldedThrough, put: [], gone };
    const folded = { state: packState(doc, THOROUGH), memory: null, past };
    doc.destroy();
    try {
      await updates.rewrite(room, folded, through);
      return;
    } catch (error) {
      // Somebody folded meanwhile: what they put there is what is read now.
      if (!(error instanceof FoldedMeanwhile)) throw error;
    }
  }
}
