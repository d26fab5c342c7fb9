import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import { roomsBehind } from './roomsBehind.ts';
import { Behind, type StoredRoom, type UpdateLog, type UpdateRow } from './store.ts';

/** The same bytes, plain: a Buffer slices and prints in its own way. */
const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The update log on SQLite. Numbers are counted from what the tables hold, so two processes on one file
 * (a server and a command of the terminal) never give the same one twice.
 */
export function sqliteUpdates(db: Database): UpdateLog {
  const foldedThrough = db.prepare<[string], { through: number }>(
    'SELECT through FROM folded WHERE room = ?',
  );
  const lastSeq = db.prepare<[string], { seq: number | null }>(
    'SELECT MAX(seq) AS seq FROM updates WHERE room = ?',
  );
  const add = db.prepare('INSERT INTO updates (room, seq, account, at, bytes) VALUES (?, ?, ?, ?, ?)');
  const folded = db.prepare<[string], { state: Buffer }>('SELECT state FROM folded WHERE room = ?');
  const rows = db.prepare<[string, number], { bytes: Buffer }>(
    'SELECT bytes FROM updates WHERE room = ? AND seq > ? ORDER BY seq',
  );
  const setFolded = db.prepare(
    `INSERT INTO folded (room, through, state) VALUES (?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET through = excluded.through, state = excluded.state`,
  );
  const claim = db.prepare(
    'INSERT INTO claims (room, client, account) VALUES (?, ?, ?) ON CONFLICT (room, client) DO NOTHING',
  );
  const claims = db.prepare<[string], { client: number; account: string }>(
    'SELECT client, account FROM claims WHERE room = ?',
  );
  const drop = db.prepare('DELETE FROM updates WHERE room = ? AND seq <= ?');

  const through = (room: string): number => foldedThrough.get(room)?.through ?? 0;
  const last = (room: string): number => Math.max(lastSeq.get(room)?.seq ?? 0, through(room));

  const append = db.transaction((given: readonly UpdateRow[]) => {
    const behind = roomsBehind(given, last);
    if (behind.length > 0) throw new Behind(behind);
    const next = new Map<string, number>();
    for (const { room, account, at, bytes, claims: claimed = [] } of given) {
      if (account !== null) for (const client of claimed) claim.run(room, client, account);
      const seq = next.get(room) ?? last(room) + 1;
      add.run(room, seq, account, at, bytes);
      next.set(room, seq + 1);
    }
  });

  const after = db.transaction((room: string, sequence: number): StoredRoom => {
    const state = through(room) > sequence ? folded.get(room)?.state : undefined;
    return {
      state: state === undefined ? null : plain(state),
      updates: rows.all(room, sequence).map((row) => plain(row.bytes)),
      through: last(room),
      claims: new Map(claims.all(room).map(({ client, account }) => [client, account])),
    };
  });

  const fold = db.transaction((room: string, state: Uint8Array, upTo: number) => {
    if (upTo < through(room))
      throw new Error(`${room} is folded through ${through(room)} already, not ${upTo}`);
    setFolded.run(room, upTo, state);
    drop.run(room, upTo);
  });

  return {
    append: (given) => onDisk(() => append.immediate(given)),
    load: (room) => onDisk(() => after(room, -1)),
    since: (room, sequence) => onDisk(() => after(room, sequence)),
    fold: (room, state, upTo) => onDisk(() => fold.immediate(room, state, upTo)),
  };
}
