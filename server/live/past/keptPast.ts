import {
  FoldedMeanwhile,
  type Foldable,
  type FoldedPast,
  type PastPlace,
  type PastRow,
  type UpdateLog,
} from '#server/store/store.ts';
import type { Built } from '../compaction.ts';
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
    if (before === NO_PAST && isOnlyLaidDown(past, layers.laidDown(doc, root, id))) continue;
    for (const [n, bytes] of packPast(before, joinPasts(before, past), effort))
      put.push({ root, id, n, bytes });
  }
  return { after: foldedThrough, put, gone: [] };
}

/** Whether all that ever happened to an entry is that somebody laid it down within some minutes. */
function isOnlyLaidDown(past: EntryPast, laid: ReturnType<Layers['laidDown']>): boolean {
  const [first, ...later] = past.slices;
  if (first === undefined || later.length > 0) return false;
  const isAllTheirs = past.acts.every(
    ({ account, field, isCreation }) => account === (laid?.account ?? null) && (field !== null || isCreation),
  );
  if (!isAllTheirs || laid === null) return false;
  return first.before === null ? past.acts[0]?.isCreation === true : first.until - laid.from < SLICE;
}
