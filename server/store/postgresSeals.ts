import type { PostgresLine, Query } from './postgresLine.ts';
import { sumOfFolded, sumOfPast, sumOfUpdate, sumOfVersion } from './rowSums.ts';
import type { LoggedRow, PastRow, UpdateLog, VersionRow } from './store.ts';

/** Rows that are sealed in one transaction. */
const ROWS_AT_ONCE = 250;

interface FoldedRow {
  readonly through: number;
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly memory: Uint8Array | null;
}

/** Gives rows of before checksums were kept their own. Doing so twice does no harm. */
export function postgresSeals(line: PostgresLine): Pick<UpdateLog, 'seal'> {
  const of =
    <T extends object>(table: string, columns: string, sumOf: (room: string, row: T) => number) =>
    async (query: Query, room: string): Promise<number> => {
      const rows = await query<T & { readonly place: string }>(
        `SELECT ctid::text AS place, ${columns} FROM ${table} WHERE room = $1 AND sum IS NULL
         ORDER BY ctid LIMIT ${ROWS_AT_ONCE} FOR UPDATE`,
        [room],
      );
      await query(
        `UPDATE ${table} SET sum = sealed.sum FROM unnest($1::tid[], $2::bigint[]) AS sealed (place, sum)
         WHERE ctid = sealed.place`,
        [rows.map(({ place }) => place), rows.map((row) => sumOf(room, row))],
      );
      return rows.length;
    };
  const tables = [
    of<LoggedRow>('updates', 'seq, account, at, bytes', (room, row) => sumOfUpdate(room, row) + row.seq),
    of<FoldedRow>(
      'folded',
      'through, epoch, state, memory',
      (room, { through, epoch, state, memory }) => sumOfFolded(room, through, state, memory) + epoch,
    ),
    of<PastRow>('past', 'root, id, n, bytes', sumOfPast),
    of<VersionRow>('versions', 'room, id, root, entry, name, at, account, bytes', (_, row) =>
      sumOfVersion(row),
    ),
  ];
  return {
    async seal(room) {
      let sealed = 0;
      for (const step of tables)
        for (let rows = ROWS_AT_ONCE; rows === ROWS_AT_ONCE; sealed += rows)
          rows = await line.transaction((query) => step(query, room));
      return sealed;
    },
  };
}
