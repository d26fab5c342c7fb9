import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import { carryOut, lookAtErasure, type EraseMeans } from '../erasure/erase.ts';
import { emptyRoom } from '../erasure/emptyRoom.ts';
import { ROOM_SHAPES } from '../document/roomShape.ts';
import { hasPast } from '../history/letGo.ts';
import { build } from '../history/replay.ts';
import { CONTACTS } from '../people/contacts.ts';
import { contactsOn } from '../store/contacts.ts';
import { Sqlite } from '../store/sqliteDriver.ts';
import { erasuresOn } from '../store/erasures.ts';
import { naming } from '../people/erasePerson.ts';
import { hideIn, isFullName, type HideMeans } from '../people/namesBackstage.ts';
import { peopleOn } from '../store/people.ts';
import { sqliteTables } from '../store/sqliteTables.ts';
import { sqliteUpdates } from '../store/sqliteUpdates.ts';
import type { DeletedRow } from '../people/needs.ts';
import type { LeftRow } from './erasedList.ts';
import type { ErasureRow, UpdateLog } from '../store/store.ts';

/** An hour that was put right between an erasure and a backup hides no erasure. */
const SET_BACK = 24 * 60 * 60 * 1_000;

/** Makes erasures again in a data file that no server works on. Answers those whose entries were there again. */
export async function eraseAgain(
  file: string,
  erased: readonly ErasureRow[],
  madeAt: number,
): Promise<readonly ErasureRow[]> {
  const db = new Sqlite(file, { fileMustExist: true });
  const updates = sqliteUpdates(db);
  const means: EraseMeans = {
    store: { updates, erasures: erasuresOn(sqliteTables(db)) },
    live: onPaper(updates),
    now: () => Date.now(),
  };
  const again: ErasureRow[] = [];
  try {
    const rooms = new Set((await updates.rooms()).map(({ room }) => room));
    const since = erased.filter(
      ({ room, root, at }) => (rooms.has(room) || root === CONTACTS) && at >= madeAt - SET_BACK,
    );
    for (const row of since) {
      if (row.root === CONTACTS) {
        if (await takeContactAgain(db, row)) again.push(row);
        continue;
      }
      if (!(await isThereAgain(means, row, madeAt))) continue;
      await means.store.erasures.begin(row);
      await carryOut(means, row);
      again.push(row);
    }
    return again;
  } finally {
    db.close();
  }
}

/** A contact that was taken away is one no more in what was backed up before. */
async function takeContactAgain(db: Database.Database, { room, id }: ErasureRow): Promise<boolean> {
  const contacts = contactsOn(sqliteTables(db));
  const space = room.split('/')[0] ?? '';
  const isThere = (await contacts.contacts(space)).some((row) => row.id === id);
  if (isThere) await contacts.removeContact(space, id, null);
  return isThere;
}

/**
 * Takes away again the rows of people who were erased, and their names from what committees wrote. Answers how many
 * were there again.
 */
export async function eraseLeftAgain(
  file: string,
  left: readonly LeftRow[],
  madeAt: number,
): Promise<number> {
  const db = new Sqlite(file, { fileMustExist: true });
  const people = peopleOn(sqliteTables(db));
  const updates = sqliteUpdates(db);
  const means: HideMeans = {
    store: { updates, erasures: erasuresOn(sqliteTables(db)) },
    people,
    live: onPaper(updates),
    now: () => Math.max(Date.now(), ...left.map(({ at }) => at)),
  };
  let again = 0;
  try {
    for (const { space, account, at } of left.filter((row) => row.at >= madeAt - SET_BACK)) {
      const members = await people.members(space);
      const row = members.find((one) => one.account === account);
      if (row === undefined) continue;
      if (isFullName(row.name)) await hideIn(means, space, row.name);
      await people.erasePerson(space, account, at, naming(row, members, await people.invitations(space)));
      again += 1;
    }
    if (again > 0) await updates.scrub();
    return again;
  } finally {
    db.close();
  }
}

/**
 * Takes away again the spaces that were deleted; one that was founded anew under the same address since then stays.
 * Answers those that were there again.
 */
export async function deleteAgain(
  file: string,
  deleted: readonly DeletedRow[],
  madeAt: number,
): Promise<readonly string[]> {
  const db = new Sqlite(file, { fileMustExist: true });
  const people = peopleOn(sqliteTables(db));
  const updates = sqliteUpdates(db);
  const again: string[] = [];
  try {
    for (const { space, at } of deleted) {
      const row = await people.space(space);
      if (row === null || row.createdAt > at || at < madeAt - SET_BACK) continue;
      for (const kind of Object.keys(ROOM_SHAPES)) await emptyRoom(updates, `${space}/${kind}`);
      await people.deleteSpace(space, at);
      again.push(space);
    }
    if (again.length > 0) await updates.scrub();
    return again;
  } finally {
    db.close();
  }
}

/** Of a past alone, what was written by then in rows that are not folded counts as well: a backup of before has it. */
async function isThereAgain(means: EraseMeans, row: ErasureRow, madeAt: number): Promise<boolean> {
  if ((await lookAtErasure(means, row.room, row)).length === 0) return false;
  if (row.past !== true || row.at >= madeAt) return true;
  return hasPast(means.store.updates, row.room, row, row.at);
}

/**
 * Documents for as long as one act on them: nobody is connected. What is written is written now, days after the
 * erasure: who lets go of it says that hour as well.
 */
const onPaper = (updates: UpdateLog): EraseMeans['live'] => ({
  read: (room, read) => onDocument(updates, room, read),
  act: (room, act) =>
    onDocument(updates, room, async (doc) => {
      const before = Y.encodeStateVector(doc);
      const done = act(doc);
      const bytes = Y.encodeStateAsUpdate(doc, before);
      await updates.append([{ room, account: null, at: Date.now(), bytes }]);
      return done;
    }),
  beginEpoch: () => Promise.resolve(),
});

async function onDocument<T>(
  updates: UpdateLog,
  room: string,
  act: (doc: Y.Doc) => T | Promise<T>,
): Promise<T> {
  const { doc } = build(room, await updates.foldable(room));
  try {
    return await act(doc);
  } finally {
    doc.destroy();
  }
}
