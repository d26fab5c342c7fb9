import type { DiskAccess, MemoryDisk, MemoryRoom } from './memory.ts';
import { memoryPast, pastOfFold } from './memoryPast.ts';
import { roomsBehind } from './roomsBehind.ts';
import {
  Behind,
  FoldedMeanwhile,
  type Foldable,
  type Folded,
  type RoomSize,
  type StoredRoom,
  type UpdateLog,
  type UpdateRow,
} from './store.ts';

export const memoryUpdates = ({ read, write }: DiskAccess): UpdateLog => ({
  ...memoryPast({ read, write }, roomOf),
  append: (rows) => write((disk) => append(disk, rows)),
  load: (room) => read((disk) => after(disk, room, -1)),
  since: (room, sequence) => read((disk) => after(disk, room, sequence)),
  foldable: (room) => read((disk) => foldable(disk, room)),
  fold: (room, folded, through, epoch) =>
    write((disk) => {
      const found = roomOf(disk, room);
      if (epoch !== undefined && epoch !== found.epoch) throw new FoldedMeanwhile(room, through);
      fold(found, room, folded, through);
    }),
  rewrite: (room, folded, through) =>
    write((disk) => {
      const found = roomOf(disk, room);
      fold(found, room, folded, through);
      found.epoch += 1;
      return found.epoch;
    }),
  rooms: () => read(({ rooms }) => [...rooms].map(([name, room]) => sizeOf(name, room)).sort(byName)),
  // Nothing of it stands on a disk.
  seal: () => write(() => 0),
  tidy: () => write(() => undefined),
  scrub: () => write(() => undefined),
});

function after(disk: MemoryDisk, room: string, sequence: number): StoredRoom {
  const { rows, foldedThrough, state, memory, through, claims, epoch } = foldable(disk, room);
  const isFolded = foldedThrough > sequence;
  return {
    through,
    claims,
    epoch,
    state: isFolded ? state : null,
    memory: isFolded ? memory : null,
    updates: rows.filter(({ seq }) => seq > sequence).map(({ bytes }) => bytes),
  };
}

function foldable(disk: MemoryDisk, room: string): Foldable {
  const found = disk.rooms.get(room);
  return {
    state: found?.folded?.state ?? null,
    memory: found?.folded?.memory ?? null,
    foldedThrough: found?.folded?.through ?? 0,
    unchecked: 0,
    rows: [...(found?.rows ?? [])],
    through: lastSeq(found),
    claims: new Map(found?.claims),
    epoch: found?.epoch ?? 0,
  };
}

function fold(found: MemoryRoom, room: string, { state, memory, past }: Folded, through: number): void {
  if (through < (found.folded?.through ?? 0)) throw new FoldedMeanwhile(room, through);
  pastOfFold(found, room, past);
  found.folded = { state: state.slice(), memory: memory?.slice() ?? null, through };
  const later = found.rows.filter((row) => row.seq > through);
  found.rows.splice(0, found.rows.length, ...later);
}

const sizeOf = (room: string, found: MemoryRoom): RoomSize => ({
  room,
  last: lastSeq(found),
  rows: found.rows.length,
  bytes: found.rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
  foldedBytes: found.folded?.state.length ?? 0,
  epoch: found.epoch,
});

const byName = (one: RoomSize, other: RoomSize): number => (one.room < other.room ? -1 : 1);

/** Every row is looked at before the first is written. */
function append(disk: MemoryDisk, rows: readonly UpdateRow[]): void {
  for (const row of rows) checkRow(row);
  const behind = roomsBehind(rows, (room) => lastSeq(disk.rooms.get(room)));
  if (behind.length > 0) throw new Behind(behind);
  for (const { room, account, at, bytes, claims } of rows) {
    const found = roomOf(disk, room);
    if (account !== null)
      for (const client of claims ?? []) if (!found.claims.has(client)) found.claims.set(client, account);
    found.rows.push({ seq: lastSeq(found) + 1, account, at, bytes: bytes.slice() });
  }
}

/** What SQLite's strict tables refuse, this one refuses as well. */
function checkRow(row: UpdateRow): void {
  if (typeof row.room !== 'string' || !Number.isInteger(row.at) || !(row.bytes instanceof Uint8Array))
    throw new TypeError('This is no update row.');
}

function roomOf(disk: MemoryDisk, name: string): MemoryRoom {
  const found = disk.rooms.get(name);
  if (found !== undefined) return found;
  const fresh: MemoryRoom = { folded: null, rows: [], claims: new Map(), epoch: 0, past: [], versions: [] };
  disk.rooms.set(name, fresh);
  return fresh;
}

const lastSeq = (room: MemoryRoom | undefined): number =>
  room?.rows.at(-1)?.seq ?? room?.folded?.through ?? 0;
