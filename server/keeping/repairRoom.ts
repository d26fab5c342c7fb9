import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { pack } from '../history/replay.ts';
import { readMemory } from '../history/memoryBytes.ts';
import { remember } from '../history/remember.ts';
import { keptPast, pastName, pastsOf } from '../history/keptPast.ts';
import { PastWalk } from '../history/pastWalk.ts';
import { readVersion } from '../history/versionBytes.ts';
import { readRoomName, ROOM_SHAPES } from '../document/roomShape.ts';
import { applyState } from '../document/stateBytes.ts';
import {
  RowReader,
  sumOfFolded,
  sumOfPast,
  sumOfVersion,
  type Summed,
  type SummedState,
} from '../store/rowSums.ts';
import { READ_FOLDED, READ_UPDATES } from '../store/sqliteFolds.ts';
import type { LoggedRow, PastRow, VersionRow } from '../store/store.ts';

/** What can still be read of a room in a file that nobody else has open. */
export interface Readable {
  readonly foldedThrough: number;
  readonly state: Uint8Array | null;
  readonly memory: Uint8Array | null;
  readonly epoch: number;
  readonly rows: readonly LoggedRow[];
  readonly claims: ReadonlyMap<number, string>;
  readonly past: readonly PastRow[];
  readonly versions: readonly VersionRow[];
  /** What is damaged or missing, as `Damaged` names it. */
  readonly damaged: readonly string[];
}

export interface RepairedRoom {
  readonly room: string;
  /** What was found damaged or missing. */
  readonly damaged: readonly string[];
  /** The backup from which it was filled up; null where there was none that is whole. */
  readonly backup: string | null;
  /** Changes that stand neither in what could be read nor in the backup: they come back from devices, or not at all. */
  readonly lost: number;
  /** Changes that can be read and rest on one that is lost: left out, until a device brings both. */
  readonly stranded: number;
  /** Entries whose former states are gone, and named versions that are. */
  readonly lostPasts: number;
  readonly lostVersions: number;
}

const THOROUGH = 9;

export function readWhatIsThere(db: Database, room: string): Readable {
  const reader = new RowReader(room);
  const found = db.prepare<[string], SummedState>(READ_FOLDED).get(room);
  const summed = found === undefined ? null : reader.folded(found);
  // Of before checksums were kept.
  const whole = summed !== null && isRead(() => applyState(new Y.Doc(), summed.state)) ? summed : null;
  if (summed !== whole) reader.damaged.push('folded');
  const loose = db.prepare<[string, number], Summed<LoggedRow>>(READ_UPDATES);
  // A state that is damaged says nothing of how far it goes.
  const foldedThrough = whole === null ? 0 : (found?.through ?? 0);
  const after = loose.all(room, foldedThrough);
  const isStateLost = found !== undefined && whole === null;
  const rows = reader.updates(isStateLost ? (after[0]?.seq ?? 1) : foldedThrough + 1, after);
  const past = reader.past(
    db
      .prepare<[string], Summed<PastRow>>(
        'SELECT root, id, n, bytes, sum FROM past WHERE room = ? ORDER BY root, id, n',
      )
      .all(room),
  );
  const versions = reader.versions(
    db
      .prepare<[string], Summed<VersionRow>>(
        'SELECT room, id, root, entry, name, at, account, bytes, sum FROM versions WHERE room = ?',
      )
      .all(room),
  );
  const claims = db
    .prepare<[string], { client: number; account: string }>(
      'SELECT client, account FROM claims WHERE room = ?',
    )
    .all(room);
  return {
    foldedThrough,
    state: whole?.state ?? null,
    memory: whole?.memory && isRead(() => readMemory(whole.memory ?? NOTHING)) ? whole.memory : null,
    epoch: believable(found?.epoch),
    rows: rows.filter(({ bytes }) => isUpdate(bytes)),
    claims: new Map(claims.map(({ client, account }) => [client, account])),
    past,
    versions: versions.filter(({ bytes }) => isRead(() => readVersion(bytes))),
    damaged: reader.damaged,
  };
}

/** An epoch that stands beside a damaged state is believed, unless nobody could have erased so often. */
const MOST_ERASURES = 100_000;
const believable = (epoch: unknown): number =>
  Number.isInteger(epoch) && Number(epoch) >= 0 && Number(epoch) < MOST_ERASURES ? Number(epoch) : 0;

const NOTHING = new Uint8Array();

function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const isUpdate = (bytes: Uint8Array): boolean => isRead(() => Y.decodeUpdate(bytes));

/** The backup of a room, and where it was found. */
export interface RoomBackup {
  readonly file: string;
  readonly content: Readable;
}

/**
 * Makes a room anew from what can be read of it and from a backup, row by row where the backup has the rows, and puts
 * it in the place of what was there. `last`: the number of the last row that is known to have been; `epoch`: at least.
 */
export async function repairRoom(
  db: Database,
  room: string,
  there: Readable,
  backup: RoomBackup | null,
  { last: known, epoch }: { readonly last: number; readonly epoch: number },
): Promise<RepairedRoom> {
  const place = readRoomName(room);
  if (place === null) throw new Error(`${room} names no room`);
  const other = backup?.content ?? null;
  const base = there.state === null && other !== null ? other : there;
  const rows = together(base.foldedThrough, there.rows, other?.rows ?? []);
  const claims = new Map([...(other?.claims ?? []), ...there.claims]);
  const doc = new Y.Doc({ gc: true });
  ROOM_SHAPES[place.room].open(doc);
  const walk = new PastWalk(doc, claims);
  const memory = doc.transact(() => {
    if (base.state !== null) applyState(doc, base.state);
    const before = base.memory === null ? null : readMemory(base.memory);
    const remembered = remember(before, doc, rows, claims, (row) => walk.see(row));
    if (other !== null && other !== base) {
      if (other.state !== null) applyState(doc, other.state);
      for (const { bytes } of other.rows) Y.applyUpdate(doc, bytes);
    }
    return remembered;
  });
  const stranded = rows.filter(({ bytes }) => isStranded(doc, bytes)).length;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const pasts = wholePasts(there.past, other?.past ?? []);
  const folded = pack(doc, memory, THOROUGH);
  const later = await keptPast(
    room,
    { past: async () => ({ foldedThrough: base.foldedThrough, rows: pasts.rows }) },
    { foldedThrough: base.foldedThrough, state: base.state, rows },
    { doc, memory, walk },
    THOROUGH,
  );
  doc.destroy();
  const versions = new Map([...(other?.versions ?? []), ...there.versions].map((row) => [row.id, row]));
  const last = Math.max(known, base.foldedThrough, other?.foldedThrough ?? 0, rows.at(-1)?.seq ?? 0);
  const put = new Map([...pasts.rows, ...later.put].map((row) => [`${pastName(row)} ${row.n}`, row]));
  putRoom(db, room, {
    // One more than ever was: whoever remembers the former numbers looks again.
    through: last + 1,
    epoch: Math.max(epoch, there.epoch, other?.epoch ?? 0),
    state: folded.state,
    memory: folded.memory,
    past: [...put.values()],
    versions: [...versions.values()],
    claims,
  });
  const through = Math.max(base.foldedThrough, other === null ? 0 : lastOf(other));
  const isHeld = new Set(rows.map(({ seq }) => seq));
  let lost = 0;
  for (let seq = through + 1; seq <= last; seq += 1) if (!isHeld.has(seq)) lost += 1;
  const named = there.damaged.filter((row) => row.startsWith('versions ')).map((row) => row.slice(9));
  return {
    room,
    damaged: there.damaged,
    backup: backup?.file ?? null,
    lost,
    stranded,
    lostPasts: pasts.lost,
    lostVersions: named.filter((id) => !versions.has(id)).length,
  };
}

const lastOf = ({ foldedThrough, rows }: Readable): number => rows.at(-1)?.seq ?? foldedThrough;

/** Rows after a number, those that are there before those of the backup. */
function together(
  after: number,
  there: readonly LoggedRow[],
  others: readonly LoggedRow[],
): readonly LoggedRow[] {
  const bySeq = new Map([...others, ...there].map((row) => [row.seq, row]));
  return [...bySeq.values()].filter(({ seq }) => seq > after).sort((one, other) => one.seq - other.seq);
}

/** Whether something of an update could not be put in, for what comes before it is missing. */
const isStranded = (doc: Y.Doc, bytes: Uint8Array): boolean =>
  Y.decodeUpdate(bytes).structs.some(
    ({ id, length }) => id.clock + length > Y.getState(doc.store, id.client),
  );

/** Pieces of what once stood, of entries of which all can be read: else those of the backup, else none. */
function wholePasts(
  there: readonly PastRow[],
  others: readonly PastRow[],
): { readonly rows: readonly PastRow[]; readonly lost: number } {
  const names = new Set([...there, ...others].map(pastName));
  let lost = 0;
  const rows = [...names].flatMap((name) => {
    const of = (all: readonly PastRow[]): readonly PastRow[] => all.filter((row) => pastName(row) === name);
    const whole = [of(there), of(others)].find(
      (pieces) => pieces.length > 0 && pieces.every(({ n }, at) => n === at) && isRead(() => pastsOf(pieces)),
    );
    if (whole === undefined) lost += 1;
    return whole ?? [];
  });
  return { rows, lost };
}

interface PutRoom {
  readonly through: number;
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly memory: Uint8Array | null;
  readonly past: readonly PastRow[];
  readonly versions: readonly VersionRow[];
  readonly claims: ReadonlyMap<number, string>;
}

function putRoom(db: Database, room: string, given: PutRoom): void {
  const { through, epoch, state, memory } = given;
  db.transaction(() => {
    for (const table of ['updates', 'arrived', 'folded', 'past', 'versions'])
      db.prepare(`DELETE FROM ${table} WHERE room = ?`).run(room);
    db.prepare('INSERT INTO folded (room, through, state, memory, epoch, sum) VALUES (?, ?, ?, ?, ?, ?)').run(
      room,
      through,
      state,
      memory,
      epoch,
      sumOfFolded(room, through, state, memory) + epoch,
    );
    const addPast = db.prepare('INSERT INTO past (room, root, id, n, bytes, sum) VALUES (?, ?, ?, ?, ?, ?)');
    for (const row of given.past) addPast.run(room, row.root, row.id, row.n, row.bytes, sumOfPast(room, row));
    const addVersion = db.prepare(
      `INSERT INTO versions (room, id, root, entry, name, at, account, bytes, sum)
       VALUES (@room, @id, @root, @entry, @name, @at, @account, @bytes, @sum)`,
    );
    for (const row of given.versions) addVersion.run({ ...row, sum: sumOfVersion(row) });
    const claim = db.prepare('INSERT OR IGNORE INTO claims (room, client, account) VALUES (?, ?, ?)');
    for (const [client, account] of given.claims) claim.run(room, client, account);
  })();
}
