import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { done, refused, type Result } from '#domain/result.ts';
import type { Config } from '../config.ts';
import { foldRoom } from '../compaction/compaction.ts';
import { lockFolder } from '../folderLock.ts';
import type { DeletedRow } from '../people/needs.ts';
import { Damaged, type ErasureRow } from '../store/store.ts';
import { openStore, StoreUnusable } from '../store/openStore.ts';
import { isCorrupt } from '../store/sqliteErrors.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { sqliteUpdates } from '../store/sqliteUpdates.ts';
import { VERSION } from '../version.ts';
import { backUp } from './backup.ts';
import {
  aboutBackup,
  BackupBroken,
  flush,
  readBackup,
  removeDatabase,
  type BackupAbout,
} from './backupFile.ts';
import { deleteAgain, eraseAgain, eraseLeftAgain } from './eraseAgain.ts';
import { ERASED_FILE, readDeleted, readErased, readLeft, type LeftRow } from './erasedList.ts';
import { backupAsData, readHouse, readSqlite } from './readStore.ts';
import { openRelay } from './relayWindow.ts';
import { setFileAside } from './setFileAside.ts';
import { verifyStore, type Verified } from './verify.ts';

export type RestoreRefusal = 'serverRunning' | 'backupBroken' | 'notEmpty';

export interface Restored {
  readonly backup: BackupAbout;
  readonly verified: Verified;
  /** Where what stood there before was put; null when nothing did. */
  readonly before: string | null;
  /** How many erasures made after the backup were made again, of people too. */
  readonly erasedAgain: number;
  /** Entries whose past was erased again: what stands in them is what stood there when the backup was made. */
  readonly toReadAgain: readonly string[];
  /** Rooms of which more was erased after the backup than is known: it is there again, and has to be erased again. */
  readonly erasedSince: readonly string[];
  /** Until when organisers may hand on what others wrote, in milliseconds since 1970. */
  readonly relayUntil: number;
}

type Place = Pick<Config, 'data' | 'database'>;

export interface RestoreChoices {
  readonly replace: boolean;
  readonly at: number;
  /** A list of erasures, as `erased.jsonl`, besides those of the data folder and of the folder of the backup. */
  readonly erasures?: string | null;
}

/**
 * Puts a backup in the place of what a house holds, whole or not at all, with its server stopped. What stood there
 * is kept beside as a backup of its own.
 */
export async function restore(
  place: Place,
  from: string,
  { replace, at, erasures = null }: RestoreChoices,
): Promise<Result<Restored, RestoreRefusal>> {
  const unlock = lockFolder(place.data);
  if (unlock === null) return refused('serverRunning');
  try {
    return await restoreAlone(place, from, { replace, at, erasures });
  } finally {
    unlock();
  }
}

async function restoreAlone(
  place: Place,
  from: string,
  { replace, at, erasures = null }: RestoreChoices,
): Promise<Result<Restored, RestoreRefusal>> {
  const read = await lookAt(from);
  if (read === null) return refused('backupBroken');
  if (place.database !== null && (await (await import('./postgresTables.ts')).isServed(place.database)))
    return refused('serverRunning');
  const epochs = await epochsOf(place);
  if (epochs !== null && !replace) return refused('notEmpty');
  const before = epochs === null ? null : await keepBefore(place, at);
  const draft = join(place.data, 'restored.part');
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  removeDatabase(draft);
  try {
    backupAsData(from, draft);
    const behind = await keepEpochs(draft, epochs ?? new Map());
    const again = await eraseAgain(draft, listed(place, from, erasures), read.backup.madeAt);
    const left = await eraseLeftAgain(draft, listedLeft(place, from, erasures), read.backup.madeAt);
    const deleted = await deleteAgain(draft, listedDeleted(place, from, erasures), read.backup.madeAt);
    const erasedSince = [...behind]
      .filter(
        ([room, times]) =>
          !deleted.includes(room.split('/')[0] ?? '') &&
          again.filter((row) => row.room === room).length < times,
      )
      .map(([room]) => room);
    await putInPlace(place, draft);
    return done({
      ...read,
      before,
      erasedAgain: again.length + left + deleted.length,
      toReadAgain: again.flatMap(({ room, root, id, past }) =>
        past === true ? [`${room} ${root}/${id}`] : [],
      ),
      erasedSince,
      relayUntil: openRelay(place.data, at),
    });
  } finally {
    removeDatabase(draft);
  }
}

async function lookAt(file: string): Promise<Pick<Restored, 'backup' | 'verified'> | null> {
  try {
    const db = readBackup(file);
    const backup = aboutBackup(db);
    db.close();
    const store = readSqlite(file);
    const verified = await verifyStore(store).finally(() => store.close());
    return verified.isSound ? { backup, verified } : null;
  } catch (error) {
    if (error instanceof BackupBroken) return null;
    throw error;
  }
}

/**
 * Puts what stands there beside, as a backup of its own; where it cannot be read, the file as it is. Answers where, and
 * null where there is no file at all.
 */
async function keepBefore(place: Place, at: number): Promise<string | null> {
  const backup = join(place.data, `before-${stampOf(at)}.terreau`);
  try {
    await backUp(place, backup, at, VERSION);
    return backup;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  return setFileAside(place.data, `before-${stampOf(at)}`);
}

/** Of a database that is damaged, or gone from a folder that has lived, nothing is known. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Damaged ||
  isCorrupt(error) ||
  (error instanceof StoreUnusable && ['emptied', 'vanished', 'damaged'].includes(error.why));

/** How often each room was erased in part; null where nothing was ever kept. */
async function epochsOf(place: Place): Promise<ReadonlyMap<string, number> | null> {
  try {
    return await readEpochs(place);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return existsSync(join(place.data, DATABASE_FILE)) ? new Map() : null;
  }
}

async function readEpochs(place: Place): Promise<ReadonlyMap<string, number> | null> {
  const store = await readHouse(place);
  if (store === null) return null;
  try {
    const rooms = await store.updates.rooms();
    if (rooms.length === 0 && (await store.people.spaces()).length === 0) return null;
    return new Map(rooms.map(({ room, epoch }) => [room, epoch]));
  } finally {
    await store.close();
  }
}

const listsOf = ({ data }: Pick<Place, 'data'>, from: string, erasures: string | null): readonly string[] =>
  [join(data, ERASED_FILE), join(dirname(from), ERASED_FILE), erasures].filter((file) => file !== null);

/** Who is known to have been erased. */
export const listedLeft = (place: Place, from: string, erasures: string | null): readonly LeftRow[] =>
  listsOf(place, from, erasures).flatMap(readLeft);

/** Which spaces are known to have been deleted. */
const listedDeleted = (place: Place, from: string, erasures: string | null): readonly DeletedRow[] =>
  listsOf(place, from, erasures).flatMap(readDeleted);

/** What is known to have been erased, each once. */
export function listed(
  { data }: Pick<Place, 'data'>,
  from: string,
  erasures: string | null,
): readonly ErasureRow[] {
  const rows = listsOf({ data }, from, erasures).flatMap(readErased);
  return [
    ...new Map(rows.map((row) => [`${row.room} ${row.root} ${row.id} ${row.past ?? ''}`, row])).values(),
  ];
}

/**
 * Epochs never go back: devices have cleaned themselves up to the later one. Answers the rooms that have such a one,
 * and by how many erasures.
 */
async function keepEpochs(
  file: string,
  epochs: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const db = new Sqlite(file, { fileMustExist: true });
  try {
    const updates = sqliteUpdates(db);
    const raise = db.prepare(
      'UPDATE folded SET sum = sum + @epoch - epoch, epoch = @epoch WHERE room = @room',
    );
    const behind = new Map<string, number>();
    for (const { room, epoch: known, foldedBytes } of await updates.rooms()) {
      const epoch = epochs.get(room) ?? 0;
      if (epoch <= known) continue;
      behind.set(room, epoch - known);
      // An epoch stands beside a folded state.
      if (foldedBytes === 0) await foldRoom(room, updates, 9);
      raise.run({ room, epoch });
    }
    return behind;
  } finally {
    db.close();
  }
}

/** Puts a data file of today in the place of what a house holds, whole or not at all. */
export async function putInPlace({ data, database }: Place, draft: string): Promise<void> {
  if (database !== null) {
    const { fillPostgres } = await import('./postgresTables.ts');
    // Makes today's tables where there are none.
    await (await openStore({ data, database })).close();
    const db = new Sqlite(draft, { fileMustExist: true });
    await fillPostgres(database, db).finally(() => db.close());
    return;
  }
  const file = join(data, DATABASE_FILE);
  flush(draft);
  // What the former file's log holds must never be read into the new one.
  if (existsSync(file)) closeWell(file);
  removeDatabase(`${file}-wal`);
  removeDatabase(`${file}-shm`);
  renameSync(draft, file);
  flush(data);
}

function closeWell(file: string): void {
  try {
    new Sqlite(file).close();
  } catch (error) {
    // One that is damaged was put aside with its log.
    if (!isCorrupt(error)) throw error;
  }
}

/** An hour that may stand in the name of a file. */
export const stampOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
