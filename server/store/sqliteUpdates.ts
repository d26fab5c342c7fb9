import type { Database } from 'better-sqlite3';
import { plain } from './plain.ts';
import { onDisk } from './sqliteErrors.ts';
import { sqliteFolds } from './sqliteFolds.ts';
import { sqlitePast } from './sqlitePast.ts';
import { sqliteSpace } from './sqliteSpace.ts';
import { roomsBehind } from './roomsBehind.ts';
import { Behind, type StoredRoom, type UpdateLog, type UpdateRow } from './store.ts';

/**
 * The update log on SQLite. Numbers are counted from what the tables hold, so two processes on one file
 * (a server and a command of the terminal) never give the same one twice.
 */
export const sqliteUpdates = (db: Database): UpdateLog => ({
  ...sqliteRows(db),
  ...sqliteFolds(db),
  ...sqlitePast(db),
  ...sqliteSpace(db),
});

function sqliteRows(db: Database): Pick<UpdateLog, 'append' | 'load' | 'since'> {
  const foldedThrough = db.prepare<[string], { through: number; epoch: number }>(
    'SELECT through, epoch FROM folded WHERE room = ?',
  );
  const lastSeq = db.prepare<[string], { seq: number | null }>(
    'SELECT MAX(seq) AS seq FROM updates WHERE room = ?',
  );
  const add = db.prepare('INSERT INTO updates (room, seq, account, at, bytes) VALUES (?, ?, ?, ?, ?)');
  const folded = db.prepare<[string], { state: Buffer; memory: Buffer | null }>(
    'SELECT state, memory FROM folded WHERE room = ?',
  );
  const rows = db.prepare<[string, number], { bytes: Buffer }>(
    'SELECT bytes FROM updates WHERE room = ? AND seq > ? ORDER BY seq',
  );
  const claim = db.prepare(
    'INSERT INTO claims (room, client, account) VALUES (?, ?, ?) ON CONFLICT (room, client) DO NOTHING',
  );
  const claims = db.prepare<[string], { client: number; account: string }>(
    'SELECT client, account FROM claims WHERE room = ?',
  );

  const through = (room: string): number => foldedThrough.get(room)?.through ?? 0;
  const last = (room: string): number => Math.max(lastSeq.get(room)?.seq ?? 0, through(room));

  const append = db.transaction((given: readonly UpdateRow[]) => {
    // Nobody else writes until this is done: the last number of a room is asked once.
    const lasts = new Map(given.map(({ room }) => [room, 0]));
    for (const room of lasts.keys()) lasts.set(room, last(room));
    const lastOf = (room: string): number => lasts.get(room) ?? 0;
    const behind = roomsBehind(given, lastOf);
    if (behind.length > 0) throw new Behind(behind);
    for (const { room, account, at, bytes, claims: claimed = [] } of given) {
      if (account !== null) for (const client of claimed) claim.run(room, client, account);
      const seq = lastOf(room) + 1;
      add.run(room, seq, account, at, bytes);
      lasts.set(room, seq);
    }
  });

  const after = db.transaction((room: string, sequence: number): StoredRoom => {
    const known = foldedThrough.get(room);
    const found = known !== undefined && known.through > sequence ? folded.get(room) : undefined;
    // Rows that a state holds may still be there: a fold drops them little by little.
    const from = Math.max(sequence, known?.through ?? 0);
    return {
      state: found === undefined ? null : plain(found.state),
      memory: found?.memory ? plain(found.memory) : null,
      updates: rows.all(room, from).map((row) => plain(row.bytes)),
      through: last(room),
      claims: new Map(claims.all(room).map(({ client, account }) => [client, account])),
      epoch: known?.epoch ?? 0,
    };
  });

  return {
    append: (given) => onDisk(() => append.immediate(given)),
    load: (room) => onDisk(() => after(room, -1)),
    since: (room, sequence) => onDisk(() => after(room, sequence)),
  };
}
