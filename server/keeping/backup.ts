import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { refuseMissing } from '../store/openStore.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { isCorrupt } from '../store/sqliteErrors.ts';
import { Damaged, NewerData } from '../store/store.ts';
import { writeBackup } from './backupFile.ts';

type Place = Pick<Config, 'data' | 'database'>;

/**
 * Puts everything that the house keeps, as it stands at one moment, into one file, while a server goes on writing.
 * False, and nothing written, where there is nothing to keep. Rejects with `Damaged` where SQLite cannot read it all.
 */
export async function backUp(
  { data, database }: Place,
  file: string,
  at: number,
  version: string,
): Promise<boolean> {
  if (database !== null) {
    const { fillFromPostgres } = await import('./postgresTables.ts');
    const about = { madeAt: at, version, from: 'postgres' } as const;
    await writeBackup(file, about, (draft) => fillFromPostgres(database, draft));
    return true;
  }
  refuseMissing(data);
  const source = join(data, DATABASE_FILE);
  if (!existsSync(source)) return false;
  await writeBackup(file, { madeAt: at, version, from: 'sqlite' }, async (draft) =>
    copySqlite(source, draft),
  );
  return true;
}

/**
 * One reading transaction of another connection: writers go on, and nothing of what was erased or folded away, which
 * SQLite may still keep in free pages, comes along.
 */
function copySqlite(source: string, draft: string): void {
  const db = new Sqlite(source, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    const taken = Number(db.pragma('user_version', { simple: true }));
    if (taken > MIGRATIONS.length) throw new NewerData(taken, MIGRATIONS.length);
    db.prepare('VACUUM INTO ?').run(draft);
  } catch (error) {
    throw isCorrupt(error) ? new Damaged(null, [(error as Error).message], error) : error;
  } finally {
    db.close();
  }
}
