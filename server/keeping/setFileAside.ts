import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../store/sqlite.ts';

/**
 * Copies the database of a data folder as it is, byte by byte, with its write-ahead log: for what cannot be read today,
 * and may be by somebody who knows how. Answers the copy; null where there is no file.
 */
export function setFileAside(folder: string, name: string): string | null {
  const from = join(folder, DATABASE_FILE);
  const to = join(folder, `${name}.sqlite`);
  if (!existsSync(from)) return null;
  for (const end of ['', '-wal'])
    if (existsSync(`${from}${end}`)) copyFileSync(`${from}${end}`, `${to}${end}`);
  return to;
}
