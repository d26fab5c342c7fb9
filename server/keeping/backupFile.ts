import type Database from 'better-sqlite3';
import { createHash, type Hash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { Sqlite } from '../store/sqliteDriver.ts';

/**
 * A backup is one SQLite file: the tables of the store, whichever store they came from, and one table that says what
 * the file is. `sha256/<table>` holds the sum of everything in a table.
 */
const DRAFT = '.part';
const ABOUT = 'backup';
const FORMAT = '1';

export interface BackupAbout {
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly version: string;
  readonly from: 'sqlite' | 'postgres';
}

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The file is none of ours, was cut short, or is no longer what was written. */
export class BackupBroken extends Error {
  override readonly name = 'BackupBroken';
}

/** The tables that hold data, in the order in which they may be filled. */
export function tablesOf(db: Database.Database): readonly Table[] {
  const names = db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '${ABOUT}' ORDER BY rowid`,
    )
    .all();
  return names.map(({ name }) => ({
    name,
    columns: (db.pragma(`table_info(${name})`) as { name: string }[]).map((column) => column.name),
  }));
}

/**
 * Writes a backup: `fill` puts the tables in a draft beside the file. It takes the file's place once it is summed up,
 * on the disk and read back, or the file that was there stays.
 */
export async function writeBackup(
  file: string,
  about: BackupAbout,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${file}${DRAFT}`;
  removeDatabase(draft);
  try {
    await fill(draft);
    chmodSync(draft, 0o600);
    signBackup(draft, about);
    readBackup(draft).close();
    flush(draft);
    renameSync(draft, file);
    flush(dirname(file));
  } finally {
    removeDatabase(draft);
  }
}

function signBackup(draft: string, { madeAt, version, from }: BackupAbout): void {
  const db = new Sqlite(draft, { fileMustExist: true });
  try {
    // One file, with nothing beside it.
    db.pragma('journal_mode = DELETE');
    db.exec(`CREATE TABLE ${ABOUT} (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`);
    const say = db.prepare(`INSERT INTO ${ABOUT} (name, value) VALUES (?, ?)`);
    const said = { format: FORMAT, madeAt: String(madeAt), version, from };
    for (const [name, value] of Object.entries(said)) say.run(name, value);
    for (const table of tablesOf(db)) say.run(`sha256/${table.name}`, sumOf(db, table));
  } finally {
    db.close();
  }
}

/** Opens a backup to be read, once all of it was found to be what was written. Throws `BackupBroken`. */
export function readBackup(file: string): Database.Database {
  let db: Database.Database | null = null;
  try {
    db = new Sqlite(file, { readonly: true, fileMustExist: true });
    checkBackup(db);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof BackupBroken) throw error;
    throw new BackupBroken(file, { cause: error });
  }
}

function checkBackup(db: Database.Database): void {
  const about = aboutIn(db);
  if (about.get('format') !== FORMAT) throw new BackupBroken('this is no backup of a format that we know');
  if (Number(db.pragma('user_version', { simple: true })) > MIGRATIONS.length)
    throw new BackupBroken('a newer version made this backup');
  if (db.pragma('integrity_check', { simple: true }) !== 'ok')
    throw new BackupBroken('SQLite finds the file damaged');
  for (const table of tablesOf(db))
    if (about.get(`sha256/${table.name}`) !== sumOf(db, table))
      throw new BackupBroken(`${table.name} is not what was written`);
}

const aboutIn = (db: Database.Database): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<[], { name: string; value: string }>(`SELECT name, value FROM ${ABOUT}`)
      .all()
      .map(({ name, value }) => [name, value]),
  );

export function aboutBackup(db: Database.Database): BackupAbout {
  const about = aboutIn(db);
  return {
    madeAt: Number(about.get('madeAt')),
    version: about.get('version') ?? '',
    from: about.get('from') === 'postgres' ? 'postgres' : 'sqlite',
  };
}

/** Of every value of every row, in the order of the table. */
function sumOf(db: Database.Database, { name, columns }: Table): string {
  const sum = createHash('sha256').update(columns.join(','));
  for (const row of db
    .prepare(`SELECT ${columns.join(', ')} FROM ${name}`)
    .raw()
    .iterate())
    for (const value of row as unknown[]) addTo(sum, value);
  return sum.digest('hex');
}

function addTo(sum: Hash, value: unknown): void {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  sum.update(`${value === null ? 'null' : typeof value} ${String(bytes.length)} `).update(bytes);
}

export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** With what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal'])
    if (existsSync(`${file}${end}`)) rmSync(`${file}${end}`);
}
