import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from './sqlite.ts';

/** Beside a database that is there no more: its write-ahead log, and what only a house that has lived leaves. */
const LEFT_BY_LIFE =
  /^(?:terreau\.sqlite-wal|erased\.jsonl|relay\.json|running\.json|(?:before|damaged)-.*\.(?:terreau|sqlite))$/;
const BACKUPS = 'backups';

/**
 * What is missing of the database of a data folder, where a new one would take its place unnoticed: `emptied`, a file
 * of no bytes; `vanished`, no file although the folder has lived. Null where it is there, or where all is new.
 */
export function missingDatabase(folder: string): 'emptied' | 'vanished' | null {
  const file = join(folder, DATABASE_FILE);
  if (existsSync(file)) return statSync(file).size === 0 ? 'emptied' : null;
  return hasLived(folder) ? 'vanished' : null;
}

function hasLived(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const backups = join(folder, BACKUPS);
  return (
    readdirSync(folder).some((name) => LEFT_BY_LIFE.test(name)) ||
    (existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.terreau')))
  );
}
