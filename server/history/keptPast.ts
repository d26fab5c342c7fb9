import * as Y from 'yjs';
import {
  FoldedMeanwhile,
  type Foldable,
  type FoldedPast,
  type PastPlace,
  type PastRow,
  type UpdateLog,
} from '#server/store/store.ts';
import type { Built } from './replay.ts';
import { NO_PAST, SLICE, joinPasts, type EntryPast } from './entryPast.ts';
import { packPast, packSince, readPast } from './pastBytes.ts';
import { layersOf, type Layers } from './layers.ts';

/** Says since when the past of a room is kept. */
export const WHOLE_ROOM: PastPlace = Object.freeze({ root: '', id: '' });

/** What is kept of entries, of those that have anything. */
export type Pasts = ReadonlyMap<string, EntryPast>;

export const pastName = ({ root, id }: PastPlace): string => `${root}/${id}`;

/** Reads pieces into pasts. Throws when they are broken. */
export function pastsOf(rows: readonly PastRow[]): Pasts {
  const pieces = new Map<string, Uint8Array[]>();
  for (const row of rows) {
    const known = pieces.get(pastName(row));
    if (known === undefined) pieces.set(pastName(row), [row.bytes]);
    else known.push(row.bytes);
  }
  return new Map([...pieces].map(([name, segments]) => [name, readPast(segments)]));
}

/** What goes beside a folded state: what its rows did, after what was kept before them. */
export async function keptPast(
  room: string,
  updates: Pick<UpdateLog, 'past'>,
  { foldedThrough, state, rows }: Pick<Foldable, 'foldedThrough' | 'state' | 'rows'>,
  { doc, memory, walk }: Built,
  effort: number,
): Promise<FoldedPast> {
  const found = [...walk.found()];
  const stored = await updates.past(room, [WHOLE_ROOM, ...found]);
  if (stored.foldedThrough !== foldedThrough) throw new FoldedMeanwhile(room, foldedThrough);
  const known = pastsOf(stored.rows);
  const layers = layersOf(memory);
  const put: PastRow[] = [];
  if (!known.has(pastName(WHOLE_ROOM)))
    put.push({ ...WHOLE_ROOM, n: 0, bytes: packSince(state === null ? 0 : (rows[0]?.at ?? 0)) });
  for (const { root, id, past } of found) {
    const before = known.get(pastName({ root, id })) ?? NO_PAST;
    if (before === NO_PAST && isOnlyLaidDown(past, layers.laidDown(doc, root, id), wordsOf(doc, root, id)))
      continue;
    for (const [n, bytes] of packPast(before, joinPasts(before, past), effort))
      put.push({ root, id, n, bytes });
  }
  return { after: foldedThrough, put, gone: [] };
}

/** The fields of an entry that are written letter by letter. In the others something is set, at once. */
function wordsOf(doc: Y.Doc, root: string, id: string): ReadonlySet<string> {
  const entry: unknown = doc.getMap(root).get(id);
  if (!(entry instanceof Y.Map)) return new Set();
  return new Set([...entry].flatMap(([field, value]) => (value instanceof Y.AbstractType ? [field] : [])));
}

/**
 * Whether all that ever happened to an entry is that somebody laid it down, with its first words, within some minutes.
 * What a person set meanwhile is an act of theirs: who published a theme is told as long as the theme stands.
 */
function isOnlyLaidDown(
  past: EntryPast,
  laid: ReturnType<Layers['laidDown']>,
  words: ReadonlySet<string>,
): boolean {
  const [first, ...later] = past.slices;
  if (first === undefined || later.length > 0) return false;
  const isAllTheirs = past.acts.every(
    ({ account, field, isCreation }) =>
      account === (laid?.account ?? null) &&
      (field === null ? isCreation : account === null || words.has(field)),
  );
  if (!isAllTheirs || laid === null) return false;
  return first.before === null ? past.acts[0]?.isCreation === true : first.until - laid.from < SLICE;
}
