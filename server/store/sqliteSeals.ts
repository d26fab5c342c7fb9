import type { Database } from 'better-sqlite3';
import { inSteps } from './inSteps.ts';
import { sumOfFolded, sumOfPast, sumOfUpdate, sumOfVersion } from './rowSums.ts';
import { onDisk } from './sqliteErrors.ts';
import type { LoggedRow, PastRow, UpdateLog, VersionRow } from './store.ts';

/** Rows that are sealed while a writer waits. */
const ROWS_AT_ONCE = 250;

interface FoldedRow {
  readonly through: number;
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly memory: Uint8Array | null;
}

/** Gives rows of before checksums were kept their own. */
export function sqliteSeals(db: Database): Pick<UpdateLog, 'seal'> {
  const of = <T>(table: string, columns: string, key: string, sumOf: (room: string, row: T) => number) => {
    const some = db.prepare<[string, number], T>(
      `SELECT ${columns} FROM ${table} WHERE room = ? AND sum IS NULL LIMIT ?`,
    );
    const put = db.prepare(`UPDATE ${table} SET sum = @sum WHERE room = @room AND ${key}`);
    return db.transaction((room: string): number => {
      const rows = some.all(room, ROWS_AT_ONCE);
      for (const row of rows) put.run({ ...row, room, sum: sumOf(room, row) });
      return rows.length;
    });
  };
  const ofUpdate = (room: string, row: LoggedRow): number => sumOfUpdate(room, row) + row.seq;
  const tables = [
    of('updates', 'seq, account, at, bytes', 'seq = @seq', ofUpdate),
    of('arrived', 'seq, account, at, bytes', 'seq = @seq', ofUpdate),
    of(
      'folded',
      'through, epoch, state, memory',
      'true',
      (room, { through, epoch, state, memory }: FoldedRow) =>
        sumOfFolded(room, through, state, memory) + epoch,
    ),
    of<PastRow>('past', 'root, id, n, bytes', 'root = @root AND id = @id AND n = @n', sumOfPast),
    of('versions', 'room, id, root, entry, name, at, account, bytes', 'id = @id', (_, row: VersionRow) =>
      sumOfVersion(row),
    ),
  ];
  return {
    async seal(room) {
      let sealed = 0;
      for (const step of tables)
        await inSteps(async () => {
          const rows = await onDisk(() => step.immediate(room), room);
          sealed += rows;
          return rows === ROWS_AT_ONCE;
        });
      return sealed;
    },
  };
}
