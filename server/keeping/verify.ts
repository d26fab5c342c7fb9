import * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import type { RoomName } from '#domain/roles.ts';
import { pastsOf } from '../history/keptPast.ts';
import { readVersion } from '../history/versionBytes.ts';
import { readRoomName, ROOM_SHAPES } from '../document/roomShape.ts';
import { applyState } from '../document/stateBytes.ts';
import { MISSING } from '../store/rowSums.ts';
import { Damaged, type Store } from '../store/store.ts';

/** Why a room is not sound. */
export type RoomFault = 'name' | 'gap' | 'damaged' | 'unreadable' | 'hole' | 'notShown';

export interface VerifiedRoom {
  readonly room: string;
  /** The number of its last row, and the rows that are not folded. */
  readonly last: number;
  readonly rows: number;
  /** What a reader finds in it. */
  readonly entries: number;
  readonly fault: RoomFault | null;
  /** Which rows are not what was written, as `Damaged` names them. */
  readonly damaged: readonly string[];
  /** Rows that have no checksum yet. */
  readonly unchecked: number;
}

export interface Verified {
  readonly isSound: boolean;
  readonly spaces: number;
  readonly members: number;
  readonly rooms: readonly VerifiedRoom[];
  /** What the database finds wrong in its own file. */
  readonly findings: readonly string[];
}

/** Reads all that a store holds as a server would: every room from its log, and everything in it as it is shown. */
export async function verifyStore({
  updates,
  people,
  integrity,
}: Pick<Store, 'updates' | 'people' | 'integrity'>): Promise<Verified> {
  const findings = await integrity();
  const spaces = await unlessDamaged(() => people.spaces(), []);
  let members = 0;
  for (const { slug } of spaces) members += (await unlessDamaged(() => people.members(slug), [])).length;
  const names = await unlessDamaged(
    async () => (await updates.rooms()).map(({ room }) => room),
    // Where a page that counts them cannot be read, each is looked at all the same.
    spaces.flatMap(({ slug }) => Object.keys(ROOM_SHAPES).map((kind) => `${slug}/${kind}`)),
  );
  const rooms: VerifiedRoom[] = [];
  for (const room of names) rooms.push(await verifyRoom(updates, room));
  return {
    isSound: rooms.every(({ fault }) => fault === null) && findings.length === 0,
    spaces: spaces.length,
    members,
    rooms,
    findings,
  };
}

async function unlessDamaged<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Damaged) return otherwise;
    throw error;
  }
}

const UNREAD = { last: 0, rows: 0, entries: 0, unchecked: 0 } as const;

/** Reads one room as a server would, and as it is shown. */
export async function verifyRoom(updates: Store['updates'], room: string): Promise<VerifiedRoom> {
  try {
    return await readRoom(updates, room);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    const isGap = error.rows.every((row) => row.startsWith(MISSING));
    return { ...UNREAD, room, fault: isGap ? 'gap' : 'damaged', damaged: error.rows };
  }
}

async function readRoom(updates: Store['updates'], room: string): Promise<VerifiedRoom> {
  const { state, rows, through, unchecked } = await updates.foldable(room);
  const about = { room, last: through, rows: rows.length, entries: 0, damaged: [], unchecked };
  const place = readRoomName(room);
  if (place === null) return { ...about, fault: 'name' };
  const doc = new Y.Doc({ gc: true });
  ROOM_SHAPES[place.room].open(doc);
  try {
    if (state !== null) applyState(doc, state);
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    pastsOf((await updates.past(room)).rows);
    for (const { bytes } of await updates.versions(room)) readVersion(bytes);
  } catch (error) {
    if (error instanceof Damaged) throw error;
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
