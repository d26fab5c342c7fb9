import type { DiskAccess, MemoryRoom } from './memory.ts';
import {
  FoldedMeanwhile,
  type FoldedPast,
  type PastPlace,
  type PastRow,
  type UpdateLog,
  type VersionRow,
} from './store.ts';

const isOf = (place: PastPlace, { root, id }: PastPlace): boolean => root === place.root && id === place.id;

/** Writes what a fold says of the past; what it goes on from must be what is there. */
export function pastOfFold(found: MemoryRoom, room: string, past: FoldedPast | undefined): void {
  if (past === undefined) return;
  const through = found.folded?.through ?? 0;
  if (past.after !== through) throw new FoldedMeanwhile(room, through);
  const goes = (place: PastPlace): boolean => past.gone.some((one) => isOf(one, place));
  const isPutAnew = (row: PastRow): boolean => past.put.some((one) => one.n === row.n && isOf(one, row));
  const kept = found.past.filter((row) => !goes(row) && !isPutAnew(row));
  found.past = [...kept, ...past.put.map(copied)].sort(byPlace);
  found.versions = found.versions.filter(
    ({ root, entry, at }) =>
      !past.gone.some((one) => isOf(one, { root, id: entry }) && at <= (one.until ?? Infinity)),
  );
}

const copied = <T extends { readonly bytes: Uint8Array }>(row: T): T => ({
  ...row,
  bytes: row.bytes.slice(),
});

const order = <T>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);
const byPlace = (one: PastRow, other: PastRow): number =>
  order(one.root, other.root) || order(one.id, other.id) || one.n - other.n;
const byHour = (one: VersionRow, other: VersionRow): number => one.at - other.at || order(one.id, other.id);

type OfPast = 'past' | 'rewritePast' | 'addVersion' | 'versions';

export const memoryPast = (
  { read, write }: DiskAccess,
  roomOf: (disk: Parameters<Parameters<DiskAccess['write']>[0]>[0], room: string) => MemoryRoom,
): Pick<UpdateLog, OfPast> => ({
  past: (room, of) =>
    read(({ rooms }) => ({
      foldedThrough: rooms.get(room)?.folded?.through ?? 0,
      rows: (rooms.get(room)?.past ?? []).filter((row) => of?.some((place) => isOf(place, row)) ?? true),
    })),
  rewritePast: (room, of, rows, after) =>
    write((disk) => pastOfFold(roomOf(disk, room), room, { after, gone: [of], put: rows })),
  addVersion: (row) => write((disk) => void roomOf(disk, row.room).versions.push(copied(row))),
  versions: (room, of) =>
    read(({ rooms }) =>
      (rooms.get(room)?.versions ?? [])
        .filter(({ root, entry }) => of === undefined || isOf(of, { root, id: entry }))
        .sort(byHour),
    ),
});
