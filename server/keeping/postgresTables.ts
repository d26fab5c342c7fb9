import type Database from 'better-sqlite3';
import pg from 'pg';
import { migrate } from '../store/migrations/migrate.ts';
import { settleArrived } from '../store/sqliteArrived.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { tablesOf, type Table } from './backupFile.ts';

const AT_ONCE = 50;
/** Where SQLite has a table more: its rows belong among the updates. */
const OF_SQLITE = 'arrived';
const sharedTables = (db: Database.Database): readonly Table[] =>
  tablesOf(db).filter(({ name }) => name !== OF_SQLITE);

const INT8 = 20;
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');

async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'terreau-keeping',
    types: { getTypeParser },
  });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Copies every table, as all stood at one moment, into a fresh SQLite file. Whoever writes does not wait. */
export const fillFromPostgres = (url: string, file: string): Promise<void> =>
  connected(url, async (client) => {
    const db = new Sqlite(file);
    try {
      db.pragma('auto_vacuum = INCREMENTAL');
      migrate(db);
      db.pragma('foreign_keys = OFF');
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      for (const table of sharedTables(db)) await copyOut(client, db, table);
      await client.query('COMMIT');
    } finally {
      db.close();
    }
  });

async function copyOut(client: pg.Client, db: Database.Database, { name, columns }: Table): Promise<void> {
  const keeps = await columnsOf(client, name);
  const order = keeps.has('arrival') ? 'ORDER BY arrival' : keeps.has('seq') ? 'ORDER BY room, seq' : '';
  await client.query(
    `DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${name} ${order}`,
  );
  const add = db.prepare(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const addAll = db.transaction((rows: readonly Record<string, unknown>[]) => {
    for (const row of rows) add.run(...columns.map((column) => forSqlite(row[column])));
  });
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`FETCH ${String(AT_ONCE)} FROM copied`);
    if (rows.length === 0) break;
    addAll(rows);
  }
  await client.query('CLOSE copied');
}

const forSqlite = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value);

async function columnsOf(client: pg.Client, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** Whether a server of ours is connected to this database. */
export const isServed = (url: string): Promise<boolean> =>
  connected(url, async (client) => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'terreau' AND datname = current_database() LIMIT 1`,
    );
    return rows.length > 0;
  });

/** Puts what a backup holds in the place of all tables, whole or not at all. They must be those of today. */
export const fillPostgres = (url: string, db: Database.Database): Promise<void> =>
  connected(url, async (client) => {
    settleArrived(db);
    const tables = sharedTables(db);
    await client.query('BEGIN');
    await client.query(`TRUNCATE rooms, ${tables.map(({ name }) => name).join(', ')}`);
    for (const table of tables) await copyIn(client, db, table);
    await client.query(
      `INSERT INTO rooms (room, last)
       SELECT room, max(last) FROM (
         SELECT room, seq AS last FROM updates UNION ALL SELECT room, through FROM folded
       ) AS known GROUP BY room`,
    );
    await client.query('COMMIT');
  });

async function copyIn(client: pg.Client, db: Database.Database, { name, columns }: Table): Promise<void> {
  const types = await columnsOf(client, name);
  // Only PostgreSQL counts by which row a client id was claimed: a copy knows them all from the start.
  const isCounted = name === 'claims';
  const all = isCounted ? [...columns, 'seq'] : columns;
  const rows = db
    .prepare(`SELECT ${columns.join(', ')} FROM ${name}`)
    .raw()
    .iterate();
  let batch: unknown[][] = [];
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const places = batch.map(
      (_, row) => `(${all.map((_column, n) => `$${row * all.length + n + 1}`).join(', ')})`,
    );
    await client.query(`INSERT INTO ${name} (${all.join(', ')}) VALUES ${places.join(', ')}`, batch.flat());
    batch = [];
  };
  for (const row of rows as IterableIterator<unknown[]>) {
    const values = row.map((value, n) =>
      types.get(columns[n] ?? '') === 'ARRAY' ? (JSON.parse(String(value)) as unknown) : value,
    );
    batch.push(isCounted ? [...values, 0] : values);
    if (batch.length >= AT_ONCE) await write();
  }
  await write();
}
