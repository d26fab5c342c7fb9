import { FoldedMeanwhile, type FoldedPast, type PastPlace, type UpdateLog } from '#server/store/store.ts';
import { build, pack } from './replay.ts';
import { NO_PAST, sliceOn, textBefore, type EntryPast } from './entryPast.ts';
import { keptPast, pastName, pastsOf } from './keptPast.ts';
import { packPast } from './pastBytes.ts';

/** Brotli's: this is rare. */
const THOROUGH = 9;

/** An entry, and the moment before which what stood in it goes. */
export type PastTill = PastPlace & { readonly at: number };

/**
 * Lets go of what stood in entries before a moment, for good: words that somebody regrets. They stay as they
 * stand, and so does who worked on them and when. One transaction, with one more epoch of the room; done again, it is
 * done. What is left in a file goes by `scrub`.
 */
export async function letPastGo(
  updates: UpdateLog,
  room: string,
  ...entries: readonly PastTill[]
): Promise<void> {
  for (;;) {
    const foldable = await updates.foldable(room);
    const built = build(room, foldable);
    try {
      let past = await keptPast(room, updates, foldable, built, THOROUGH);
      for (const { root, id, at } of entries) past = await withoutPast(updates, room, past, { root, id }, at);
      await updates.rewrite(room, { ...pack(built.doc, built.memory, THOROUGH), past }, foldable.through);
      return;
    } catch (error) {
      // Somebody folded meanwhile: what they put there is what is read now.
      if (!(error instanceof FoldedMeanwhile)) throw error;
    } finally {
      built.doc.destroy();
    }
  }
}

/** Whether something that stood in an entry by then is kept, or a version of it. */
export async function hasPast(
  updates: Pick<UpdateLog, 'past' | 'versions'>,
  room: string,
  place: PastPlace,
  at: number,
): Promise<boolean> {
  const { rows } = await updates.past(room, [place]);
  const { slices } = pastsOf(rows).get(pastName(place)) ?? NO_PAST;
  return (
    slices.some(({ from }) => from <= at) || (await updates.versions(room, place)).some((one) => one.at <= at)
  );
}

async function withoutPast(
  updates: Pick<UpdateLog, 'past'>,
  room: string,
  kept: FoldedPast,
  place: PastPlace,
  at: number,
): Promise<FoldedPast> {
  const ofIt = kept.put.filter((row) => pastName(row) === pastName(place));
  const { rows } = await updates.past(room, [place]);
  const pieces = [...rows.filter(({ n }) => !ofIt.some((row) => row.n === n)), ...ofIt].sort(
    (one, other) => one.n - other.n,
  );
  const left = since(pastsOf(pieces).get(pastName(place)) ?? NO_PAST, at);
  return {
    after: kept.after,
    put: [
      ...kept.put.filter((row) => !ofIt.includes(row)),
      ...[...packPast(NO_PAST, left, THOROUGH)].map(([n, bytes]) => ({ ...place, n, bytes })),
    ],
    gone: [...kept.gone, { ...place, until: at }],
  };
}

/** What is known of an entry from a moment on: how it stood then is what stood before its next slice. */
function since(past: EntryPast, at: number): EntryPast {
  const next = past.slices.findIndex(({ from }) => from > at);
  const later = next < 0 ? [] : past.slices.slice(next);
  const [first, ...rest] = later;
  const slices = first === undefined ? [] : [sliceOn(null, textBefore(past.slices, next), first), ...rest];
  return { since: Math.max(past.since, at), slices, acts: past.acts };
}
