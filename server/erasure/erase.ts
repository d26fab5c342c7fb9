import * as Y from 'yjs';
import { takeThemeOffPage } from '#domain/commands/publishTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import { publication, theme } from '#domain/kinds/index.ts';
import { isChangedSince } from '#domain/publishedText.ts';
import { FoldedMeanwhile, type ErasureRow, type Store } from '#server/store/store.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { build, pack } from '#server/history/replay.ts';
import type { LiveDocuments } from '#server/room/contract.ts';
import type { Log } from '#server/log.ts';
import { forget } from '#server/history/deeds.ts';
import { dropPast, goneFrom, pastWithout } from '#server/history/gone.ts';
import { keptPast } from '#server/history/keptPast.ts';
import { letPastGo } from '#server/history/letGo.ts';
import { rangesOf, type Range, type Ranges } from '#server/history/ranges.ts';
import { readRoomName, ROOM_SHAPES } from '#server/document/roomShape.ts';
import { whatGoes, type Place } from './whatGoes.ts';

export interface EraseMeans {
  readonly store: Pick<Store, 'updates' | 'erasures'>;
  readonly live: Pick<LiveDocuments, 'act' | 'read' | 'beginEpoch'>;
  readonly now: () => number;
  /** Keeps the name of what is erased, for a backup that may be put back one day. */
  readonly note?: (row: ErasureRow) => void;
  /** Moments of an erasure, for tests that end it at one of them. */
  readonly step?: (step: EraseStep) => void;
}

export type EraseStep = 'noted' | 'deleted' | 'rewritten' | 'told' | 'scrubbed';

/** Brotli's: an erasure is rare. */
const THOROUGH = 9;

/** What an erasure would take; empty when the entry is not there. */
export const lookAtErasure = (
  { live }: Pick<EraseMeans, 'live'>,
  room: string,
  place: Place,
): Promise<readonly Place[]> => live.read(room, (doc) => whatGoes(doc, place));

/**
 * Erases an entry for good, and what answers it, chosen in the act: a note that is let in a moment before goes too.
 * Once it resolves, no byte of it is left in the store, and devices have been told. It is noted first, so that one
 * that was cut short is taken up again (`resumeErasures`). Answers what went.
 */
export async function erase(means: EraseMeans, room: string, place: Place): Promise<readonly Place[]> {
  const { store, now, step = () => undefined } = means;
  const row: ErasureRow = { room, ...place, at: now() };
  await store.erasures.begin(row);
  step('noted');
  return carryOut(means, row);
}

/** Takes up what a former process could not finish. */
export async function resumeErasures(means: EraseMeans, log: Pick<Log, 'error'>): Promise<void> {
  for (const row of await means.store.erasures.pending())
    try {
      await carryOut(means, row);
    } catch (error) {
      log.error(
        { room: row.room, err: error },
        'an erasure could not be finished; it is taken up at the next start',
      );
    }
}

/**
 * Erases what stood in an entry until now, for good, and the versions that were given a name; the entry stays. What
 * was published of a theme goes with it, unless that is how the theme reads now. Noted,
 * told and taken up again as an erasure of the entry is.
 */
export async function erasePast(means: EraseMeans, room: string, { root, id }: Place): Promise<void> {
  const { store, now, step = () => undefined } = means;
  const row: ErasureRow = { room, root, id, at: now(), past: true };
  await store.erasures.begin(row);
  step('noted');
  await carryOut(means, row);
}

/** Longer than an act takes: what stood before it is let go of, also when it is taken up by another server. */
const WHILE_WRITTEN = 60_000;

/**
 * Writes several entries anew and erases for good what stood in them before, in one epoch. Noted before the first word
 * is written, so that no server forgets what is left to let go of; one that was killed before it wrote has lost the
 * past of them, and nothing of what stands.
 */
export async function writeOver(
  means: EraseMeans,
  room: string,
  places: readonly Place[],
  write: (doc: Y.Doc) => void,
): Promise<void> {
  const { store, live, now, note, step = () => undefined } = means;
  if (places.length === 0) return;
  const at = now() + WHILE_WRITTEN;
  const rows = places.map(({ root, id }): ErasureRow => ({ room, root, id, at, past: true }));
  for (const row of rows) await store.erasures.begin(row);
  for (const row of rows) note?.(row);
  step('noted');
  await live.act(room, write);
  for (const row of rows) await letPastGo(store.updates, room, row);
  step('rewritten');
  await live.beginEpoch(room);
  step('told');
  await store.updates.scrub();
  step('scrubbed');
  for (const row of rows) await store.erasures.end(row);
}

/**
 * Erases several entries for good, as `erase` does each, in one epoch: devices take one fresh copy. One that is not
 * there is passed over. Answers what went.
 */
export async function eraseAll(
  means: EraseMeans,
  room: string,
  places: readonly Place[],
): Promise<readonly Place[]> {
  if (places.length === 0) return [];
  const { store, now, note, step = () => undefined } = means;
  const rows = places.map(({ root, id }): ErasureRow => ({ room, root, id, at: now() }));
  for (const row of rows) await store.erasures.begin(row);
  for (const row of rows) note?.(row);
  step('noted');
  const gone = await takeEntries(means, room, places);
  await store.updates.scrub();
  step('scrubbed');
  for (const row of rows) await store.erasures.end(row);
  return gone;
}

/** The same for one that is known, of its own moment. */
export async function carryOut(means: EraseMeans, row: ErasureRow): Promise<readonly Place[]> {
  means.note?.(row);
  const gone = row.past === true ? await takePast(means, row) : await takeEntries(means, row.room, [row]);
  const { store, step = () => undefined } = means;
  await store.updates.scrub();
  step('scrubbed');
  await store.erasures.end(row);
  return gone;
}

async function takePast(
  { store, live, now, step = () => undefined }: EraseMeans,
  { room, root, id, at }: ErasureRow,
): Promise<readonly Place[]> {
  if (root === theme.root) await live.act(room, (doc) => takeOldWordsOffPage(doc, id as ItemId));
  // What was published is taken off at this moment, and what stood in it till then goes.
  const published = { root: publication.root, id, at: Math.max(at, now()) };
  await letPastGo(store.updates, room, { root, id, at }, ...(root === theme.root ? [published] : []));
  step('rewritten');
  await live.beginEpoch(room);
  step('told');
  return [];
}

/** What was published of a theme and is not how it reads now once stood in it: it leaves the public page as well. */
const takeOldWordsOffPage = (doc: Y.Doc, id: ItemId): boolean =>
  isChangedSince(doc, id) && takeThemeOffPage(doc, id);

async function takeEntries(
  means: EraseMeans,
  room: string,
  places: readonly Place[],
): Promise<readonly Place[]> {
  const { live, step = () => undefined } = means;
  const gone = await live.act(room, (doc) =>
    places.flatMap(({ root, id }) => deleteAll(doc, whatGoes(doc, { root, id }))),
  );
  step('deleted');
  await rewriteWithout(means, room);
  step('rewritten');
  await live.beginEpoch(room);
  await foldRest(means, room);
  step('told');
  return gone;
}

function deleteAll(doc: Y.Doc, places: readonly Place[]): readonly Place[] {
  for (const { root, id } of places) doc.getMap(root).delete(id);
  return places;
}

/** A state, a memory and a past that hold nothing of what is deleted, in the place of everything before them. */
async function rewriteWithout({ store: { updates } }: EraseMeans, room: string): Promise<void> {
  for (;;) {
    const foldable = await updates.foldable(room);
    const built = build(room, foldable);
    const { doc, memory } = built;
    const kept = await keptPast(room, updates, foldable, built, THOROUGH);
    const past = pastWithout(kept, doc, await goneFrom(doc, room, updates));
    const folded = { ...pack(doc, forget(memory, leftOf(room, doc)), THOROUGH), past };
    doc.destroy();
    try {
      await updates.rewrite(room, folded, foldable.through);
      return;
    } catch (error) {
      // Somebody folded meanwhile: what they put there is what is read now.
      if (!(error instanceof FoldedMeanwhile)) throw error;
    }
  }
}

/** What devices wrote in the erased entries while they were being erased. */
async function foldRest({ store }: EraseMeans, room: string): Promise<void> {
  try {
    await foldRoom(room, store.updates, THOROUGH);
  } catch (error) {
    if (!(error instanceof FoldedMeanwhile)) throw error;
  }
  // A version that was given a name in the same moment.
  const { doc } = build(room, await store.updates.foldable(room));
  const gone = await goneFrom(doc, room, store.updates);
  doc.destroy();
  for (const place of gone) await dropPast(store.updates, room, place);
}

/** What deleted entries leave in a document: where they stood, and that they were so long. */
function leftOf(room: string, doc: Y.Doc): Ranges {
  const left: [number, Range[]][] = [];
  for (const [client, structs] of doc.store.clients)
    for (const { id, length } of structs.filter((struct) => struct instanceof Y.GC))
      left.push([client, [{ clock: id.clock, length }]]);
  const place = readRoomName(room);
  for (const root of place === null ? [] : ROOM_SHAPES[place.room].roots)
    for (const newest of doc.getMap(root)._map.values())
      for (let item: Y.Item | null = newest; item !== null; item = item.left)
        if (item.deleted) left.push([item.id.client, [{ clock: item.id.clock, length: item.length }]]);
  return rangesOf(left);
}
