import * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import type { RoomName } from '#domain/roles.ts';
import { pastsOf } from '../live/past/keptPast.ts';
import { readVersion } from '../live/past/versionBytes.ts';
import { readRoomName, ROOM_SHAPES } from '../live/roomShape.ts';
import { applyState } from '../live/stateBytes.ts';
import type { Store } from '../store/store.ts';

/** Why a room is not sound. */
export type RoomFault = 'name' | 'gap' | 'unreadable' | 'hole' | 'notShown';

export interface VerifiedRoom {
  readonly room: string;
  /** The number of its last row, and the rows that are not folded. */
  readonly last: number;
  readonly rows: number;
  /** What a reader finds in it. */
  readonly entries: number;
  readonly fault: RoomFault | null;
}

export interface Verified {
  readonly isSound: boolean;
  readonly spaces: number;
  readonly members: number;
  readonly rooms: readonly VerifiedRoom[];
}

/** Reads all that a store holds as a server would: every room from its log, and everything in it as it is shown. */
export async function verifyStore({ updates, people }: Pick<Store, 'updates' | 'people'>): Promise<Verified> {
  const spaces = await people.spaces();
  let members = 0;
  for (const { slug } of spaces) members += (await people.members(slug)).length;
  const rooms: VerifiedRoom[] = [];
  for (const { room } of await updates.rooms()) rooms.push(await verifyRoom(updates, room));
  return { isSound: rooms.every(({ fault }) => fault === null), spaces: spaces.length, members, rooms };
}

async function verifyRoom(updates: Store['updates'], room: string): Promise<VerifiedRoom> {
  const { state, rows, through, foldedThrough } = await updates.foldable(room);
  const about = { room, last: through, rows: rows.length, entries: 0 };
  const place = readRoomName(room);
  if (place === null) return { ...about, fault: 'name' };
  const isWhole = rows.every(({ seq }, n) => seq === foldedThrough + n + 1);
  if (!isWhole || foldedThrough + rows.length !== through) return { ...about, fault: 'gap' };
  const doc = new Y.Doc({ gc: true });
  ROOM_SHAPES[place.room].open(doc);
  try {
    if (state !== null) applyState(doc, state);
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    pastsOf((await updates.past(room)).rows);
    for (const { bytes } of await updates.versions(room)) readVersion(bytes);
  } catch {
    return { ...about, fault: 'unreadable' };
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return { ...about, fault: 'hole' };
  try {
    return { ...about, entries: SHOWN[place.room](doc), fault: null };
  } catch {
    return { ...about, fault: 'notShown' };
  }
}

const entriesOf = (doc: Y.Doc, kinds: readonly unknown[]): number =>
  kinds.reduce<number>((sum, kind) => sum + readAll(doc, kind as never).size, 0);

/** Reads a room as it is shown. */
const SHOWN: Readonly<Record<RoomName, (doc: Y.Doc) => number>> = {
  commons: (doc) => {
    publicPage(doc);
    return entriesOf(doc, COMMONS_KINDS);
  },
  backstage: (doc) => entriesOf(doc, BACKSTAGE_KINDS),
};
