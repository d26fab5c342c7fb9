import type Database from 'better-sqlite3';
import { migrate } from '../store/migrations/migrate.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { isCorrupt } from '../store/sqliteErrors.ts';
import { tablesOf, type Table } from './backupFile.ts';

export interface Salvaged {
  /** Tables of which a page could not be read. */
  readonly broken: readonly string[];
  /** What the indexes say of rooms, where they can be read: the number of the last loose row, 0 where all is folded. */
  readonly known: ReadonlyMap<string, number>;
}

/** Beyond this many rows in a row that cannot be read, nothing more is looked for. */
const LONGEST_LEAP = 2 ** 40;

/**
 * Copies all rows that can still be read from a damaged file into a fresh one, as they are, with the sums they came
 * with. A table with a page that cannot be read is read from both sides of it.
 */
export function salvage(from: string, to: string): Salvaged {
  const draft = new Sqlite(to);
  const source = new Sqlite(from, { fileMustExist: true });
  try {
    migrate(source);
    draft.pragma('auto_vacuum = INCREMENTAL');
    migrate(draft);
    draft.pragma('foreign_keys = OFF');
    const broken = tablesOf(draft).filter((table) => !copyTable(source, draft, table));
    return { broken: broken.map(({ name }) => name), known: knownRooms(source) };
  } finally {
    source.close();
    draft.close();
  }
}

/** Answers whether all of it could be read. */
function copyTable(source: Database.Database, draft: Database.Database, table: Table): boolean {
  const { name, columns } = table;
  const add = draft.prepare(
    `INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const take = (row: unknown[]): void => {
    try {
      add.run(row);
    } catch (error) {
      // A value of another kind than its column takes: nothing can be made of that row.
      if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    }
  };
  const list = columns.join(', ');
  return draft.transaction(() =>
    hasRowid(source, name)
      ? byRowid(source, name, list, take)
      : fromBothEnds(source, name, list, keyOf(source, name), take),
  )();
}

const hasRowid = (db: Database.Database, name: string): boolean =>
  (db.pragma(`table_list(${name})`) as readonly { readonly wr: number }[])[0]?.wr === 0;

const keyOf = (db: Database.Database, name: string): readonly string[] =>
  (db.pragma(`table_info(${name})`) as readonly { readonly name: string; readonly pk: number }[])
    .filter(({ pk }) => pk > 0)
    .sort((one, other) => one.pk - other.pk)
    .map((column) => column.name);

/** By the number of the row in its file; over what cannot be read it leaps, ever further. */
function byRowid(
  source: Database.Database,
  name: string,
  list: string,
  take: (row: unknown[]) => void,
): boolean {
  const select = `SELECT rowid, ${list} FROM ${name} NOT INDEXED WHERE rowid`;
  const after = source.prepare<[number], unknown[]>(`${select} >= ? ORDER BY rowid`).raw();
  const before = source
    .prepare<[number, number], unknown[]>(`${select} < ? AND rowid >= ? ORDER BY rowid DESC`)
    .raw();
  let [next, leap, floor, isWhole] = [-LONGEST_LEAP, 1, 0, true];
  while (leap < LONGEST_LEAP) {
    try {
      const start = next;
      for (const [rowid, ...row] of after.iterate(next)) {
        // What it leapt over and can be read.
        if (leap > 1) takeUntilCorrupt(before.iterate(start, floor), take);
        take(row);
        next = Number(rowid) + 1;
        leap = 1;
      }
      return isWhole;
    } catch (error) {
      if (!isCorrupt(error)) throw error;
      isWhole = false;
      if (leap === 1) floor = next;
      next = Math.max(next, 0) + leap;
      leap *= 2;
    }
  }
  return false;
}

function takeUntilCorrupt(rows: IterableIterator<unknown[]>, take: (row: unknown[]) => void): void {
  try {
    for (const [, ...row] of rows) take(row);
  } catch (error) {
    if (!isCorrupt(error)) throw error;
  }
}

function fromBothEnds(
  source: Database.Database,
  name: string,
  list: string,
  key: readonly string[],
  take: (row: unknown[]) => void,
): boolean {
  for (const way of ['ASC', 'DESC'])
    try {
      const order = key.map((column) => `${column} ${way}`).join(', ');
      const rows = source.prepare<[], unknown[]>(`SELECT ${list} FROM ${name} ORDER BY ${order}`).raw();
      for (const row of rows.iterate()) take(row);
      return way === 'ASC';
    } catch (error) {
      if (!isCorrupt(error)) throw error;
    }
  return false;
}

/** From indexes, which stand on other pages than the rows. */
function knownRooms(source: Database.Database): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const asked of [
    'SELECT room, 0 AS last FROM folded INDEXED BY sqlite_autoindex_folded_1',
    'SELECT room, max(seq) AS last FROM updates INDEXED BY sqlite_autoindex_updates_1 GROUP BY room',
  ])
    try {
      for (const { room, last } of source.prepare<[], { room: string; last: number }>(asked).iterate())
        known.set(room, Math.max(known.get(room) ?? 0, last));
    } catch (error) {
      if (!isCorrupt(error)) throw error;
    }
  return known;
}
