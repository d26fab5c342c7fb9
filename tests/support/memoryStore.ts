import type { Database } from 'better-sqlite3';
import { IN_MEMORY, sqliteStore } from '#server/store/sqlite.ts';
import type { LoggedRow, Store } from '#server/store/store.ts';

/** The disk under a store in memory. */
export interface MemoryDisk {
  /** While true, SQLite refuses every write, and writes nothing. */
  full: boolean;
  readonly store: Store;
  /** Rows of a room that are not folded, the oldest first. */
  rowsOf(room: string): readonly LoggedRow[];
  claimsOf(room: string): ReadonlyMap<number, string>;
  /** All rows of a table, as they stand. */
  table(name: string): readonly Readonly<Record<string, unknown>>[];
  /** What stands on it at this moment, on a disk of its own. */
  copy(): MemoryDisk;
  /** A killed process: this store is closed, and what had been written is found in the answer. */
  reopen(): MemoryDisk;
}

/** A database that has taken every step, so that not each test takes them anew. */
let migrated: Buffer | null = null;

export function memoryDisk(from: Buffer = (migrated ??= freshBytes())): MemoryDisk {
  let opened: Database | null = null;
  const store = sqliteStore(from, (db) => void (opened = db));
  const db = opened as unknown as Database;
  const all = <Row>(text: string, ...given: readonly string[]): Row[] =>
    db.prepare<unknown[], Row>(text).all(...given);
  return {
    store,
    get full() {
      return db.pragma('query_only', { simple: true }) === 1;
    },
    set full(isFull) {
      db.pragma(`query_only = ${isFull ? 'ON' : 'OFF'}`);
    },
    rowsOf: (room) =>
      all(
        `SELECT seq, log.account, at, bytes FROM log LEFT JOIN folded USING (room)
         WHERE room = ? AND seq > coalesce(through, 0) ORDER BY seq`,
        room,
      ),
    claimsOf: (room) =>
      new Map(
        all<{ client: number; account: string }>('SELECT * FROM claims WHERE room = ?', room).map(
          ({ client, account }) => [client, account],
        ),
      ),
    table: (name) => all(`SELECT * FROM ${name}`),
    copy: () => memoryDisk(db.serialize()),
    reopen() {
      const left = db.serialize();
      db.close();
      return memoryDisk(left);
    },
  };
}

function freshBytes(): Buffer {
  let bytes: Buffer = Buffer.alloc(0);
  void sqliteStore(IN_MEMORY, (db) => void (bytes = db.serialize())).close();
  return bytes;
}

export type MemoryStore = Store & { readonly disk: MemoryDisk };

export function memoryStore(disk: MemoryDisk = memoryDisk()): MemoryStore {
  return { ...disk.store, disk };
}
