import type Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from './migrations/migrate.ts';
import { Sqlite } from './sqliteDriver.ts';
import { onDisk } from './sqliteErrors.ts';
import { erasuresOn } from './erasures.ts';
import { sqliteIntegrity } from './sqliteIntegrity.ts';
import { peopleOn } from './people.ts';
import { sqliteTables } from './sqliteTables.ts';
import { sqliteUpdates } from './sqliteUpdates.ts';
import type { Store } from './store.ts';

export const DATABASE_FILE = 'terreau.sqlite';

/** What the write-ahead log keeps of the disk once its content is in the file, in bytes. */
const LONGEST_LOG = 4 * 1024 * 1024;

/** In the place of a folder: nothing is kept. */
export const IN_MEMORY = ':memory:';

/**
 * The store of a single machine: one SQLite file in the data folder, which is created if need be; or a database
 * `IN_MEMORY`; or one that goes on from these bytes of a database, in memory.
 * `tune` sees the database once it is open (tests bound its size).
 */
export function sqliteStore(
  place: string | Buffer,
  tune: (db: Database.Database) => void = () => undefined,
): Store {
  const db = openDatabase(Buffer.isBuffer(place) || place === IN_MEMORY ? place : fileIn(place));
  tune(db);
  const tables = sqliteTables(db);
  return {
    updates: sqliteUpdates(db),
    people: peopleOn(tables),
    erasures: erasuresOn(tables),
    integrity: () => sqliteIntegrity(db),
    probe: () => probe(db),
    async close() {
      db.close();
    },
  };
}

/** Enough to need new pages of the file, and to be written to the log beside it. */
const PROBED = 128 * 1024;

const probe = (db: Database.Database): Promise<void> =>
  onDisk(() =>
    db
      .transaction(() => {
        db.prepare(`INSERT INTO folded (room, through, state) VALUES ('', 0, zeroblob(?))`).run(PROBED);
        db.exec(`DELETE FROM folded WHERE room = ''`);
      })
      .immediate(),
  );

function fileIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, DATABASE_FILE);
}

function openDatabase(file: string | Buffer): Database.Database {
  const db = new Sqlite(file);
  try {
    settle(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function settle(db: Database.Database): void {
  // Waits for another process (a command of the terminal, a backup) instead of failing at once.
  db.pragma('busy_timeout = 5000');
  // Pages that folding left free are given back to the disk. Said again of an older file, it would write in it.
  if (db.pragma('user_version', { simple: true }) === 0) db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  db.pragma(`journal_size_limit = ${LONGEST_LOG}`);
  // One fsync for each commit: what is acknowledged survives a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What is erased is overwritten, not only forgotten.
  db.pragma('secure_delete = ON');
  // In kilobytes. Each room is read once and then written to: the sixteen megabytes that it is built with hold nothing.
  db.pragma('cache_size = -2000');
  migrate(db);
}
