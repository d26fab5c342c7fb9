import { Sqlite } from './sqliteDriver.ts';
import { CannotWrite, Damaged } from './store.ts';

const OF_THE_DISK = /^SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN|BUSY|LOCKED)/;
const OF_THE_FILE = /^SQLITE_(?:CORRUPT|NOTADB)/;

/** SQLite cannot read a page of the file. */
export const isCorrupt = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && OF_THE_FILE.test(error.code);

/**
 * Runs an act on the database, of a room if it is one's, as a promise. What the disk refused rejects as `CannotWrite`,
 * what SQLite cannot read as `Damaged`, the rest as it is.
 */
export async function onDisk<T>(act: () => T, room: string | null = null): Promise<T> {
  try {
    return act();
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && OF_THE_DISK.test(error.code))
      throw new CannotWrite(`${error.code}: ${error.message}`, { cause: error });
    if (isCorrupt(error)) throw new Damaged(room, ['file'], error);
    throw error;
  }
}
