import type Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { done, refused, type Result } from '#domain/result.ts';
import type { Config } from '../config.ts';
import { lockFolder } from '../folderLock.ts';
import { ROOM_SHAPES } from '../document/roomShape.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { isCorrupt } from '../store/sqliteErrors.ts';
import { peopleOn } from '../store/people.ts';
import { settleArrived } from '../store/sqliteArrived.ts';
import { sqliteTables } from '../store/sqliteTables.ts';
import { sqliteUpdates } from '../store/sqliteUpdates.ts';
import { aboutBackup, readBackup, removeDatabase, tablesOf } from './backupFile.ts';
import { eraseAgain, eraseLeftAgain } from './eraseAgain.ts';
import { readWhatIsThere, repairRoom, type RepairedRoom, type RoomBackup } from './repairRoom.ts';
import { backupAsData } from './readStore.ts';
import { openRelay } from './relayWindow.ts';
import { listed, listedLeft, putInPlace, stampOf } from './restore.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { setFileAside } from './setFileAside.ts';
import { verifyRoom } from './verify.ts';

export type RepairRefusal =
  'serverRunning' | 'unknownSpace' | 'nothingDamaged' | 'nothingKept' | 'beyondRepair';

export interface Repaired {
  readonly rooms: readonly RepairedRoom[];
  /** Rows of people, links and contacts that could not be read and were taken from the backup. */
  readonly people: number;
  /** Tables with a page that could not be read. */
  readonly broken: readonly string[];
  /** Where all that was there is kept, as it was. */
  readonly aside: string;
  readonly relayUntil: number;
}

type Place = Pick<Config, 'data' | 'database'>;

/** Tables whose rows belong to a room; of the others a backup gives back what could not be read. */
const OF_ROOMS: ReadonlySet<string> = new Set(['updates', 'arrived', 'folded', 'past', 'versions']);

/**
 * Makes the damaged rooms of a space anew, with the server stopped: from the newest backup that is whole, from what can
 * still be read, and, once they come back, from the devices of members, for which the relay window is opened as after
 * a restore. What was there is kept aside as it was. Where a page cannot be read, rooms of other spaces whose rows
 * stood on it are repaired as well: the file is written anew.
 */
export async function repair(
  place: Place,
  space: string,
  from: string | null,
  at: number,
): Promise<Result<Repaired, RepairRefusal>> {
  const unlock = lockFolder(place.data);
  if (unlock === null) return refused('serverRunning');
  const files = ['repaired.part', 'unread.part', 'backup.part'].map((name) => join(place.data, name));
  try {
    for (const file of files) removeDatabase(file);
    return await repairAlone(place, space, from, at, files as [string, string, string]);
  } finally {
    for (const file of files) removeDatabase(file);
    unlock();
  }
}

async function repairAlone(
  place: Place,
  space: string,
  from: string | null,
  at: number,
  [draft, unread, lent]: readonly [string, string, string],
): Promise<Result<Repaired, RepairRefusal>> {
  const drawn = await draw(place, draft, unread);
  if (typeof drawn === 'string') return refused(drawn);
  const db = new Sqlite(draft);
  try {
    const backups = wholeBackups(place, from);
    const people = await fillPeople(db, drawn.broken, backups[0] ?? null, { place, lent });
    const spaces = (await peopleOn(sqliteTables(db)).spaces()).map(({ slug }) => slug);
    if (!spaces.includes(space)) return refused('unknownSpace');
    settleArrived(db);
    const wanted = drawn.broken.length === 0 ? [space] : spaces;
    const names = wanted.flatMap((slug) => Object.keys(ROOM_SHAPES).map((kind) => `${slug}/${kind}`));
    const rooms: RepairedRoom[] = [];
    for (const room of names) {
      const repaired = await repairIfDamaged(db, room, drawn, backups, { place, lent });
      if (repaired === 'beyondRepair') return refused('beyondRepair');
      if (repaired !== null) rooms.push(repaired);
    }
    if (rooms.length === 0 && drawn.broken.length === 0) return refused('nothingDamaged');
    db.close();
    const aside = putAside(place, unread, `damaged-${stampOf(at)}`);
    await putInPlace(place, draft);
    return done({ rooms, people, broken: drawn.broken, aside, relayUntil: openRelay(place.data, at) });
  } finally {
    db.close();
  }
}

/** Puts all that can be read into a draft, and all as it is into `unread`. */
async function draw(place: Place, draft: string, unread: string): Promise<Salvaged | RepairRefusal> {
  if (place.database !== null) {
    const { fillFromPostgres, isServed } = await import('./postgresTables.ts');
    if (await isServed(place.database)) return 'serverRunning';
    await fillFromPostgres(place.database, draft);
    copyFileSync(draft, unread);
    return { broken: [], known: new Map() };
  }
  const file = join(place.data, DATABASE_FILE);
  if (!existsSync(file)) return 'nothingKept';
  for (const end of ['', '-wal'])
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${unread}${end}`);
  try {
    return salvage(unread, draft);
  } catch (error) {
    if (isCorrupt(error)) return 'beyondRepair';
    throw error;
  }
}

function putAside({ data, database }: Place, unread: string, name: string): string {
  const file = join(data, `${name}.sqlite`);
  if (database === null) return setFileAside(data, name) ?? file;
  copyFileSync(unread, file);
  return file;
}

interface WholeBackup {
  readonly file: string;
  readonly madeAt: number;
}

/** Backups that are what was written, the newest first: the one that is named, or those of the data folder. */
function wholeBackups({ data }: Place, from: string | null): readonly WholeBackup[] {
  const folders = [join(data, 'backups'), data].filter((folder) => existsSync(folder));
  const files =
    from === null
      ? folders.flatMap((folder) =>
          readdirSync(folder)
            .filter((name) => name.endsWith('.terreau'))
            .map((name) => join(folder, name)),
        )
      : [from];
  return files
    .flatMap((file) => {
      try {
        const db = readBackup(file);
        const { madeAt } = aboutBackup(db);
        db.close();
        return [{ file, madeAt }];
      } catch {
        return [];
      }
    })
    .sort((one, other) => other.madeAt - one.madeAt);
}

interface Lending {
  readonly place: Place;
  readonly lent: string;
}

/** Null where it is whole. */
async function repairIfDamaged(
  db: Database.Database,
  room: string,
  { broken, known }: Salvaged,
  backups: readonly WholeBackup[],
  lending: Lending,
): Promise<RepairedRoom | 'beyondRepair' | null> {
  const updates = sqliteUpdates(db);
  const { fault, last } = await verifyRoom(updates, room);
  const isShort = broken.length > 0 && (known.get(room) ?? 0) > last;
  const isGone = broken.includes('folded') && last === 0;
  if (fault === null && !isShort && !isGone && broken.length === 0) return null;
  const backup = await backupOf(room, backups, lending);
  const isBehind = broken.length > 0 && (backup === null ? 0 : backup.last) > last;
  if (fault === null && !isShort && !isBehind && !(isGone && known.has(room))) return null;
  const repaired = await repairRoom(db, room, readWhatIsThere(db, room), backup, {
    last: known.get(room) ?? 0,
    // Each erasure began one.
    epoch: listed(lending.place, backup?.file ?? join(lending.place.data, DATABASE_FILE), null).filter(
      (row) => row.room === room,
    ).length,
  });
  const mended = await verifyRoom(updates, room);
  return mended.fault === null ? repaired : 'beyondRepair';
}

/** The room in the newest backup in which it is whole, without what was erased since. */
async function backupOf(
  room: string,
  backups: readonly WholeBackup[],
  lending: Lending,
): Promise<(RoomBackup & { readonly last: number }) | null> {
  for (const backup of backups) {
    const { file } = backup;
    await lend(backup, lending);
    const db = new Sqlite(lending.lent);
    try {
      const { fault, last } = await verifyRoom(sqliteUpdates(db), room);
      if (fault === null && last > 0) return { file, last, content: readWhatIsThere(db, room) };
    } finally {
      db.close();
    }
  }
  return null;
}

/** Puts a backup in `lent`, as a data file of today in which what was erased since is erased again. */
async function lend({ file, madeAt }: WholeBackup, { place, lent }: Lending): Promise<void> {
  removeDatabase(lent);
  backupAsData(file, lent);
  await eraseAgain(lent, listed(place, file, null), madeAt);
  await eraseLeftAgain(lent, listedLeft(place, file, null), madeAt);
}

/** Rows that are in the backup and could not be read here; answers how many. */
async function fillPeople(
  db: Database.Database,
  broken: readonly string[],
  backup: WholeBackup | null,
  { place, lent }: Lending,
): Promise<number> {
  if (backup === null || broken.every((name) => OF_ROOMS.has(name))) return 0;
  await lend(backup, { place, lent });
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH ? AS kept').run(lent);
  let filled = 0;
  for (const { name, columns } of tablesOf(db)) {
    if (OF_ROOMS.has(name) || !broken.includes(name)) continue;
    const list = columns.join(', ');
    filled += db
      .prepare(`INSERT OR IGNORE INTO ${name} (${list}) SELECT ${list} FROM kept.${name}`)
      .run().changes;
  }
  db.exec('DETACH kept');
  return filled;
}
