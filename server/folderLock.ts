import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Sqlite } from './store/sqliteDriver.ts';

/**
 * Takes a data folder for this process alone, and answers how to give it back; null when another process has
 * it. The system itself lets go when the process dies, however it dies. Throws when the folder cannot be used.
 */
export function lockFolder(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
