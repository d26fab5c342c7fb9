import type { Database } from 'better-sqlite3';
import { isCorrupt, onDisk } from './sqliteErrors.ts';

/** So many findings are told at most. */
const MOST = 20;

/** `PRAGMA integrity_check`: pages, rows and indexes of the file. It reads all of it, and holds up who erases meanwhile. */
export const sqliteIntegrity = (db: Database): Promise<readonly string[]> =>
  onDisk(() => {
    try {
      const found = db.pragma(`integrity_check(${MOST})`) as readonly { readonly integrity_check: string }[];
      return found.map((one) => one.integrity_check).filter((said) => said !== 'ok');
    } catch (error) {
      if (isCorrupt(error)) return [(error as Error).message];
      throw error;
    }
  });
