import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '#domain/readers.ts';
import { CannotWrite, type ErasureRow, type LeavingRow } from '../store/store.ts';
import type { DeletedRow } from '../people/needs.ts';
import { flush } from './backupFile.ts';

/** What was erased for good, by name only, so that a backup from before does not bring it back: one JSON object a line. */
export const ERASED_FILE = 'erased.jsonl';

/** On the disk when it answers; `CannotWrite` where the disk takes nothing. */
export const noteErased = (folder: string, row: ErasureRow): void => note(folder, lineOf(row));

/** Who was erased, by what they are known by: never a name. */
export type LeftRow = Pick<LeavingRow, 'space' | 'account' | 'at'>;

export const noteLeft = (folder: string, row: LeftRow): void => note(folder, lineOfLeft(row));

/** A space that was deleted for good, by its address alone. */
export const noteDeleted = (folder: string, row: DeletedRow): void => note(folder, lineOfDeleted(row));

function note(folder: string, line: string): void {
  const file = join(folder, ERASED_FILE);
  try {
    appendFileSync(file, line, { mode: 0o600 });
    flush(file);
  } catch (error) {
    throw new CannotWrite(`${ERASED_FILE} could not be written`, { cause: error });
  }
}

/** Nothing where there is no such file; a line that was cut short says nothing. */
export function readErased(file: string): readonly ErasureRow[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(readLine);
}

/** The same for people. */
export function readLeft(file: string): readonly LeftRow[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(readLeftLine);
}

/** The same for whole spaces. */
export function readDeleted(file: string): readonly DeletedRow[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(readDeletedLine);
}

/** The list goes along with backups, which may outlive the data folder. */
export function copyErased(from: string, to: string): void {
  if (from === to) return;
  const [here, there] = [join(from, ERASED_FILE), join(to, ERASED_FILE)];
  const lines = new Set([
    ...[...readErased(there), ...readErased(here)].map(lineOf),
    ...[...readLeft(there), ...readLeft(here)].map(lineOfLeft),
    ...[...readDeleted(there), ...readDeleted(here)].map(lineOfDeleted),
  ]);
  if (lines.size === 0) return;
  writeFileSync(`${there}.part`, [...lines].join(''), { mode: 0o600 });
  flush(`${there}.part`);
  renameSync(`${there}.part`, there);
}

/** Of a past alone the line has another shape: a program of before would erase the entry. */
const lineOf = ({ room, root, id, at, past }: ErasureRow): string =>
  `${JSON.stringify(past === true ? { room, pastOf: { root, id }, at } : { room, root, id, at })}\n`;

/** A shape of its own: a program of before passes over it. */
const lineOfLeft = ({ space, account, at }: LeftRow): string =>
  `${JSON.stringify({ person: { space, account }, at })}\n`;

const lineOfDeleted = ({ space, at }: DeletedRow): string => `${JSON.stringify({ deleted: space, at })}\n`;

function readDeletedLine(line: string): DeletedRow[] {
  try {
    const raw: unknown = JSON.parse(line);
    return isRecord(raw) && typeof raw.deleted === 'string' && typeof raw.at === 'number'
      ? [{ space: raw.deleted, at: raw.at }]
      : [];
  } catch {
    return [];
  }
}

function readLeftLine(line: string): LeftRow[] {
  try {
    const raw: unknown = JSON.parse(line);
    if (!isRecord(raw) || !isRecord(raw.person) || typeof raw.at !== 'number') return [];
    const { space, account } = raw.person;
    return typeof space === 'string' && typeof account === 'string' ? [{ space, account, at: raw.at }] : [];
  } catch {
    return [];
  }
}

function readLine(line: string): ErasureRow[] {
  try {
    const raw: unknown = JSON.parse(line);
    if (!isRecord(raw)) return [];
    const { room, at } = raw;
    const isPast = isRecord(raw.pastOf);
    const { root, id } = isRecord(raw.pastOf) ? raw.pastOf : raw;
    return typeof room === 'string' &&
      typeof root === 'string' &&
      typeof id === 'string' &&
      typeof at === 'number'
      ? [isPast ? { room, root, id, at, past: true } : { room, root, id, at }]
      : [];
  } catch {
    return [];
  }
}
