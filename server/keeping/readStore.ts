import type Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { migrate } from '../store/migrations/migrate.ts';
import { asUnusable, openStore, refuseMissing } from '../store/openStore.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { sqliteIntegrity } from '../store/sqliteIntegrity.ts';
import { peopleOn } from '../store/people.ts';
import { sqliteTables } from '../store/sqliteTables.ts';
import { sqliteUpdates } from '../store/sqliteUpdates.ts';
import { NewerData, type Store } from '../store/store.ts';

/** What may be asked of data that somebody else may be writing. */
export interface ReadableStore extends Pick<Store, 'updates' | 'people' | 'integrity'> {
  close(): Promise<void>;
}

/** The data of a house, to be read while its server runs or not; null where there is none. Throws `StoreUnusable`. */
export async function readHouse({
  data,
  database,
}: Pick<Config, 'data' | 'database'>): Promise<ReadableStore | null> {
  if (database !== null) return openStore({ data, database });
  refuseMissing(data);
  const file = join(data, DATABASE_FILE);
  try {
    return existsSync(file) ? readSqlite(file) : null;
  } catch (error) {
    throw asUnusable(error, data);
  }
}

/** A file of SQLite, and of an older version too: then a copy of it is brought to today's tables and read. */
export function readSqlite(file: string): ReadableStore {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  const taken = Number(db.pragma('user_version', { simple: true }));
  if (taken > MIGRATIONS.length) {
    db.close();
    throw new NewerData(taken, MIGRATIONS.length);
  }
  if (taken === MIGRATIONS.length) return storeOn(db, () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'terreau-reading-'));
  const copy = join(folder, DATABASE_FILE);
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  return storeOn(migrated(copy), () => rmSync(folder, { recursive: true, force: true }));
}

function migrated(file: string): Database.Database {
  const db = new Sqlite(file);
  migrate(db);
  return db;
}

const storeOn = (db: Database.Database, afterwards: () => void): ReadableStore => ({
  updates: sqliteUpdates(db),
  people: peopleOn(sqliteTables(db)),
  integrity: () => sqliteIntegrity(db),
  async close() {
    db.close();
    afterwards();
  },
});

/** A copy of a sound backup as a data file of today: without what only a backup says. */
export function backupAsData(backup: string, file: string): void {
  copyFileSync(backup, file);
  const db = migrated(file);
  try {
    db.exec('DROP TABLE backup');
  } finally {
    db.close();
  }
}
