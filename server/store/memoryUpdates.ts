import type { DiskAccess, MemoryDisk, MemoryRoom } from './memory.ts';
import { roomsBehind } from './roomsBehind.ts';
import { Behind, type StoredRoom, type UpdateLog, type UpdateRow } from './store.ts';

export const memoryUpdates = ({ read, write }: DiskAccess): UpdateLog => ({
  append: (rows) => write((disk) => append(disk, rows)),
  load: (room) => read((disk) => after(disk, room, -1)),
  since: (room, sequence) => read((disk) => after(disk, room, sequence)),
  fold: (room, state, through) =>
    write((disk) => {
      const found = roomOf(disk, room);
      if (through < (found.folded?.through ?? 0))
        throw new Error(`${room} is folded through ${found.folded?.through} already, not ${through}`);
      found.folded = { state: state.slice(), through };
      const later = found.rows.filter((row) => row.seq > through);
      found.rows.splice(0, found.rows.length, ...later);
    }),
});

function after(disk: MemoryDisk, room: string, sequence: number): StoredRoom {
  const found = disk.rooms.get(room);
  const folded = found?.folded ?? null;
  return {
    state: folded !== null && folded.through > sequence ? folded.state : null,
    updates: (found?.rows ?? []).filter(({ seq }) => seq > sequence).map(({ bytes }) => bytes),
    through: lastSeq(found),
    claims: new Map(found?.claims),
  };
}

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
  const fresh: MemoryRoom = { folded: null, rows: [], claims: new Map() };
  disk.rooms.set(name, fresh);
  return fresh;
}

const lastSeq = (room: MemoryRoom | undefined): number =>
  room?.rows.at(-1)?.seq ?? room?.folded?.through ?? 0;
