import Database from 'better-sqlite3';
import { CannotWrite } from './store.ts';

const OF_THE_DISK = /^SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN|BUSY|LOCKED)/;

/** Runs an act on the database as a promise. What the disk refused rejects as `CannotWrite`, the rest as it is. */
export async function onDisk<T>(act: () => T): Promise<T> {
  try {
    return act();
  } catch (error) {
    if (error instanceof Database.SqliteError && OF_THE_DISK.test(error.code))
      throw new CannotWrite(`${error.code}: ${error.message}`, { cause: error });
    throw error;
  }
}
