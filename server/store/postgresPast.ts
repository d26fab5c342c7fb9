import { RowReader, sumOfPast, sumOfVersion, type Summed } from './rowSums.ts';
import { PostgresWriter, type PostgresLine, type Query } from './postgresLine.ts';
import {
  FoldedMeanwhile,
  type FoldedPast,
  type PastPlace,
  type PastRow,
  type UpdateLog,
  type VersionRow,
} from './store.ts';

const PUT = `
  INSERT INTO past (room, root, id, n, bytes, sum)
  SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bytea[], $6::bigint[])
  ON CONFLICT (room, root, id, n) DO UPDATE SET bytes = excluded.bytes, sum = excluded.sum`;

const DROPS = [
  `DELETE FROM past USING unnest($2::text[], $3::text[], $4::bigint[]) AS gone (root, id, until)
   WHERE room = $1 AND past.root = gone.root AND past.id = gone.id`,
  `DELETE FROM versions USING unnest($2::text[], $3::text[], $4::bigint[]) AS gone (root, id, until)
   WHERE room = $1 AND versions.root = gone.root AND versions.entry = gone.id
     AND versions.at <= coalesce(gone.until, versions.at)`,
];

/**
 * Writes what a fold says of the past, inside its transaction and before its state: who folds the same room waits at
 * the row of the state, and then finds that it was folded meanwhile.
 */
export async function putPast(
  query: Query,
  room: string,
  past: FoldedPast | undefined,
  through: number,
): Promise<void> {
  if (past === undefined) return;
  const { after, gone, put } = past;
  const [found] = await query<{ through: number }>('SELECT through FROM folded WHERE room = $1 FOR UPDATE', [
    room,
  ]);
  if ((found?.through ?? 0) !== after) throw new FoldedMeanwhile(room, through);
  const columns = [
    gone.map(({ root }) => root),
    gone.map(({ id }) => id),
    gone.map(({ until }) => until ?? null),
  ];
  if (gone.length > 0) for (const drop of DROPS) await query(drop, [room, ...columns]);
  if (put.length === 0) return;
  const of = <T>(value: (row: PastRow) => T): T[] => put.map(value);
  await query(PUT, [
    room,
    of(({ root }) => root),
    of(({ id }) => id),
    of(({ n }) => n),
    of((row) => row.bytes),
    of((row) => sumOfPast(room, row)),
  ]);
}

type OfPast = 'past' | 'rewritePast' | 'addVersion' | 'versions';
const SOME = `
  SELECT coalesce(through, 0) AS through, root, id, n, bytes, past.sum AS sum
  FROM (SELECT $1::text AS room) AS asked LEFT JOIN folded USING (room)
    LEFT JOIN past ON past.room = asked.room
      AND ($2::text[] IS NULL OR (root, id) IN (SELECT * FROM unnest($2::text[], $3::text[])))
  ORDER BY root COLLATE "C", id COLLATE "C", n`;
interface SaidOfPast {
  readonly through: number;
  /** Null where nothing is kept. */
  readonly root: string | null;
  readonly id: string;
  readonly n: number;
  readonly bytes: Buffer | null;
  readonly sum: number | null;
}

const NAMED = `
  SELECT room, id, root, entry, name, at, account, bytes, sum FROM versions
  WHERE room = $1 AND ($2::text IS NULL OR (root = $2 AND entry = $3)) ORDER BY at, id COLLATE "C"`;
const ADD = `
  INSERT INTO versions (room, id, root, entry, name, at, account, bytes, sum)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** What once stood, and versions that were given a name. */
export function postgresPast(line: PostgresLine): Pick<UpdateLog, OfPast> {
  const writer = new PostgresWriter(line);
  const columns = (of: readonly PastPlace[] | undefined): readonly unknown[] => [
    of?.map(({ root }) => root) ?? null,
    of?.map(({ id }) => id) ?? null,
  ];
  return {
    past: async (room, of) => {
      const said = await line.read((query) => query<SaidOfPast>(SOME, [room, ...columns(of)]));
      const reader = new RowReader(room);
      const rows = reader.past(
        said.flatMap(({ root, id, n, bytes, sum }) => (root === null ? [] : [{ root, id, n, bytes, sum }])),
      );
      reader.done();
      return { foldedThrough: Number(said[0]?.through ?? 0), rows };
    },
    rewritePast: (room, of, rows, after) =>
      writer.once((query) => putPast(query, room, { after, gone: [of], put: rows }, after)),
    addVersion: (row) =>
      writer.once(async (query) => {
        const { room, id, root, entry, name, at, account, bytes } = row;
        await query(ADD, [room, id, root, entry, name, at, account, bytes, sumOfVersion(row)]);
      }),
    versions: async (room, of) => {
      const reader = new RowReader(room);
      const rows = reader.versions(
        await line.read((query) =>
          query<Summed<VersionRow>>(NAMED, [room, of?.root ?? null, of?.id ?? null]),
        ),
      );
      reader.done();
      return rows;
    },
  };
}
