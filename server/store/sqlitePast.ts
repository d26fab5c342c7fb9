import type { Database } from 'better-sqlite3';
import { RowReader, sumOfPast, sumOfVersion, type Summed } from './rowSums.ts';
import { onDisk } from './sqliteErrors.ts';
import {
  FoldedMeanwhile,
  type FoldedPast,
  type PastPlace,
  type PastRow,
  type StoredPast,
  type UpdateLog,
  type VersionRow,
} from './store.ts';

/** Writes what a fold says of the past, inside its transaction. */
export function sqlitePastOfFold(
  db: Database,
): (room: string, past: FoldedPast | undefined, foldedThrough: number, through: number) => void {
  const put = db.prepare(
    `INSERT INTO past (room, root, id, n, bytes, sum) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (room, root, id, n) DO UPDATE SET bytes = excluded.bytes, sum = excluded.sum`,
  );
  const dropPieces = db.prepare('DELETE FROM past WHERE room = ? AND root = ? AND id = ?');
  const dropVersions = db.prepare(
    'DELETE FROM versions WHERE room = ? AND root = ? AND entry = ? AND at <= coalesce(?, at)',
  );
  return (room, past, foldedThrough, through) => {
    if (past === undefined) return;
    if (past.after !== foldedThrough) throw new FoldedMeanwhile(room, through);
    for (const { root, id, until } of past.gone) {
      dropPieces.run(room, root, id);
      dropVersions.run(room, root, id, until ?? null);
    }
    for (const row of past.put) put.run(room, row.root, row.id, row.n, row.bytes, sumOfPast(room, row));
  };
}

type OfPast = 'past' | 'rewritePast' | 'addVersion' | 'versions';

/** What once stood, and versions that were given a name. */
export function sqlitePast(db: Database): Pick<UpdateLog, OfPast> {
  const ORDER = 'ORDER BY root, id, n';
  const all = db.prepare<[string], Summed<PastRow>>(
    `SELECT root, id, n, bytes, sum FROM past WHERE room = ? ${ORDER}`,
  );
  const some = db.prepare<[string, string], Summed<PastRow>>(
    `SELECT root, id, n, bytes, sum FROM past WHERE room = ? AND (root, id) IN
       (SELECT value ->> 0, value ->> 1 FROM json_each(?)) ${ORDER}`,
  );
  const add = db.prepare(
    `INSERT INTO versions (room, id, root, entry, name, at, account, bytes, sum)
     VALUES (@room, @id, @root, @entry, @name, @at, @account, @bytes, @sum)`,
  );
  const named = db.prepare<[string], Summed<VersionRow>>(
    'SELECT room, id, root, entry, name, at, account, bytes, sum FROM versions WHERE room = ? ORDER BY at, id',
  );
  const folded = db.prepare<[string], { through: number }>('SELECT through FROM folded WHERE room = ?');
  const write = sqlitePastOfFold(db);
  const rewrite = db.transaction(
    (room: string, of: PastPlace, rows: readonly PastRow[], after: number): void =>
      write(room, { after, gone: [of], put: rows }, folded.get(room)?.through ?? 0, after),
  );
  const read = db.transaction((room: string, of: readonly PastPlace[] | undefined): StoredPast => {
    const places = of?.map(({ root, id }) => [root, id]);
    const rows = places === undefined ? all.all(room) : some.all(room, JSON.stringify(places));
    const reader = new RowReader(room);
    const whole = reader.past(rows);
    reader.done();
    return { foldedThrough: folded.get(room)?.through ?? 0, rows: whole };
  });
  return {
    past: (room, of) => onDisk(() => read(room, of), room),
    rewritePast: (room, of, rows, after) => onDisk(() => rewrite.immediate(room, of, rows, after), room),
    addVersion: (row) => onDisk(() => void add.run({ ...row, sum: sumOfVersion(row) }), row.room),
    versions: (room, of) =>
      onDisk(() => {
        const reader = new RowReader(room);
        const rows = reader.versions(named.all(room));
        reader.done();
        return rows.filter(({ root, entry }) => of === undefined || (root === of.root && entry === of.id));
      }, room),
  };
}
