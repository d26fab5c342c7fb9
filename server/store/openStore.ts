import type { Config } from '../config.ts';
import { missingDatabase } from './earlierLife.ts';
import { codeOf } from './postgresErrors.ts';
import { sqliteStore } from './sqlite.ts';
import { CannotWrite, NewerData, type Store } from './store.ts';

/** What keeps a store from being opened; `words.ts` says what to do. */
export type StoreTrouble =
  | 'unreachable'
  | 'refused'
  | 'absent'
  | 'noRights'
  | 'newer'
  | 'damaged'
  | 'unwritable'
  | 'emptied'
  | 'vanished';

export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  /** `place` is where the data is, without name or password. */
  constructor(
    readonly why: StoreTrouble,
    readonly place: string,
    cause: unknown,
  ) {
    super(`${why}: ${place}`, { cause });
  }
}

/** How long a database that starts at the same time as this server is waited for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The store that the operator chose: PostgreSQL where `DATABASE_URL` names one, else SQLite in the data folder.
 * Rejects with `StoreUnusable` when an operator can mend it.
 */
export async function openStore(
  { data, database }: Pick<Config, 'data' | 'database'>,
  patience = PATIENCE,
): Promise<Store> {
  if (database === null) refuseMissing(data);
  try {
    if (database === null) return sqliteStore(data);
    // Only here: a small installation never loads the client.
    const { postgresStore } = await import('./postgres.ts');
    return await postgresStore(database, { opening: patience });
  } catch (error) {
    throw asUnusable(error, database === null ? data : placeOf(database));
  }
}

/** What an error of opening a store says to an operator who can mend it; the error itself where nobody can. */
export function asUnusable(error: unknown, place: string): unknown {
  const why = whyOf(error);
  return why === null ? error : new StoreUnusable(why, place, error);
}

/** Throws `StoreUnusable` where a new database would hide that the former one is gone. */
export function refuseMissing(data: string): void {
  const missing = missingDatabase(data);
  if (missing !== null) throw new StoreUnusable(missing, data, null);
}

function whyOf(error: unknown): StoreTrouble | null {
  if (error instanceof NewerData) return 'newer';
  const code = codeOf(error);
  // `SQLITE_ERROR` where it is opened: its tables are no more what was made.
  if (/^SQLITE_(?:CORRUPT|NOTADB|ERROR)/.test(code)) return 'damaged';
  if (/^SQLITE_(?:CANTOPEN|READONLY|FULL|IOERR)/.test(code)) return 'unwritable';
  if (code === '28P01' || code === '28000') return 'refused';
  if (code === '3D000') return 'absent';
  if (code === '42501' || code === '3F000') return 'noRights';
  return error instanceof CannotWrite ? 'unreachable' : null;
}

function placeOf(database: string): string {
  const { host, pathname } = new URL(database);
  return `${host}${pathname}`;
}
