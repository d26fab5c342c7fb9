import type { PastPlace, UpdateLog } from '#server/store/store.ts';
import { FoldedMeanwhile } from '#server/store/store.ts';
import { foldRoom } from '../compaction.ts';
import { pastName, pastsOf } from './keptPast.ts';
import { NO_PAST } from './entryPast.ts';
import { packPast } from './pastBytes.ts';

/** Brotli's: this is rare. */
const THOROUGH = 9;

/**
 * Lets go of what once stood in an entry, for good: words that somebody regrets. The entry stays as it stands, and so
 * does who worked on it and when. Once it resolves, no byte of those words is left in the store; done again after it
 * was cut short, it is done.
 */
export async function letPastGo(
  updates: UpdateLog,
  room: string,
  place: PastPlace,
  now: number,
): Promise<void> {
  for (;;)
    try {
      await foldRoom(room, updates, THOROUGH);
      const { foldedThrough, rows } = await updates.past(room, [place]);
      const { acts } = pastsOf(rows).get(pastName(place)) ?? NO_PAST;
      const kept = packPast(NO_PAST, { since: now, slices: [], acts }, THOROUGH);
      const put = [...kept].map(([n, bytes]) => ({ ...place, n, bytes }));
      await updates.rewritePast(room, place, put, foldedThrough);
      return await updates.scrub();
    } catch (error) {
      // Somebody folded meanwhile: what they put there is what is read now.
      if (!(error instanceof FoldedMeanwhile)) throw error;
    }
}
