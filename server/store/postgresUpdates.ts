import { codeOf } from './postgresErrors.ts';
import { gathering } from './gathering.ts';
import { RowReader, sumOfUpdate } from './rowSums.ts';
import { heard, postgresFolds, type RoomLine } from './postgresFolds.ts';
import { postgresPast } from './postgresPast.ts';
import { postgresSeals } from './postgresSeals.ts';
import { postgresHolds, type AppendStatement } from './postgresHolds.ts';
import { PostgresWriter, type PostgresLine, type Query } from './postgresLine.ts';
import { roomsBehind } from './roomsBehind.ts';
import { Behind, type StoredRoom, type UpdateLog, type UpdateRow } from './store.ts';

/**
 * One statement, so one snapshot, one commit and one way to the server and back. `mine` keeps account of the act;
 * `heads` takes the rows of the rooms in the order of their names, so that two who append to the same rooms wait for
 * each other and never in a circle.
 */
const APPEND = `
  WITH fresh AS (
    INSERT INTO writers AS mine (id, act) VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET act = excluded.act, seen_at = now() WHERE mine.act < excluded.act
    RETURNING act
  ), given AS MATERIALIZED (
    SELECT row.* FROM fresh, unnest($3::text[], $4::text[], $5::bigint[], $6::bytea[], $7::bigint[], $13::bigint[])
      WITH ORDINALITY AS row (room, account, at, bytes, nth, sum, number)
  ), wanted AS MATERIALIZED (
    SELECT want.* FROM fresh, unnest($8::text[], $9::bigint[], $10::bigint[]) AS want (room, rows, after)
  ), heads AS (
    INSERT INTO rooms AS head (room, last)
    SELECT room, rows FROM wanted
    WHERE coalesce(after, 0) = 0 OR EXISTS (SELECT FROM rooms WHERE rooms.room = wanted.room)
    ORDER BY room
    ON CONFLICT (room) DO UPDATE SET last = head.last + excluded.last
      WHERE (SELECT after IS NULL OR after = head.last FROM wanted WHERE wanted.room = head.room)
    RETURNING room, last
  ), numbered AS (
    SELECT given.*, heads.last - wanted.rows + given.nth AS seq
    FROM given JOIN heads USING (room) JOIN wanted USING (room)
  ), kept AS (
    INSERT INTO updates (room, seq, account, at, bytes, sum)
    SELECT room, seq, account, at, bytes, sum + seq FROM numbered
  ), claimed AS (
    INSERT INTO claims (room, client, account, seq)
    SELECT room, client, account, seq
    FROM unnest($11::bigint[], $12::bigint[]) AS claim (number, client) JOIN numbered USING (number)
    ORDER BY number
    ON CONFLICT (room, client) DO NOTHING
  )
  SELECT CASE WHEN (SELECT count(*) FROM heads) < (SELECT count(*) FROM wanted) THEN somebody_wrote_meanwhile() END`;

const BEHIND = 'TE001';

/** What is said of a room after a number, in one statement: one snapshot. */
const SINCE = `
  SELECT 'last' AS what, last AS number, NULL AS account, NULL::bigint AS at, NULL::bytea AS bytes, NULL::bigint AS sum
  FROM rooms WHERE room = $1
  UNION ALL
  SELECT 'epoch', epoch, NULL, through, NULL, NULL FROM folded WHERE room = $1
  UNION ALL
  SELECT 'state', through, NULL, NULL, state, sum FROM folded WHERE room = $1 AND through > $2
  UNION ALL
  SELECT 'memory', through, NULL, NULL, memory, NULL FROM folded WHERE room = $1 AND through > $2
  UNION ALL
  SELECT 'claim', client, account, NULL, NULL, NULL FROM claims WHERE room = $1 AND seq > $2
  UNION ALL
  SELECT 'update', seq, account, at, bytes, sum FROM updates WHERE room = $1 AND seq > $2
  ORDER BY number`;

/** The update log on PostgreSQL. Several processes may append to one room at once: its numbers have no gap. */
export const postgresUpdates = (line: PostgresLine): UpdateLog => {
  const statement = appendStatement(line);
  return {
    ...postgresRows(line, statement),
    ...postgresFolds(line),
    ...postgresPast(line),
    ...postgresSeals(line),
    hold: postgresHolds(line, statement),
  };
};

const appendStatement = (line: PostgresLine): AppendStatement => ({
  text: APPEND,
  valuesOf(rows, writer) {
    for (const row of rows) checkRow(row);
    return [writer.id, writer.next(), ...columnsOf(rows)];
  },
  async ask(rows, values) {
    try {
      await line.write((query) => query(APPEND, values));
    } catch (error) {
      if (codeOf(error) !== BEHIND) throw error;
      throw new Behind(await line.read((query) => behind(query, rows)));
    }
  },
});

function postgresRows(
  line: PostgresLine,
  statement: AppendStatement,
): Pick<UpdateLog, 'append' | 'load' | 'since'> {
  const writer = new PostgresWriter(line);
  const append = gathering((rows) => statement.ask(rows, statement.valuesOf(rows, writer)));
  const since = async (room: string, sequence: number): Promise<StoredRoom> =>
    storedRoom(room, sequence, await line.read((query) => query<RoomLine>(SINCE, [room, sequence])));
  return {
    append: async (rows) => {
      for (const row of rows) checkRow(row);
      if (rows.length > 0) await append(rows);
    },
    load: (room) => since(room, -1),
    since,
  };
}

function storedRoom(room: string, sequence: number, said: readonly RoomLine[]): StoredRoom {
  const { last, foldedThrough, folded, epoch, claims, rows } = heard(said);
  const reader = new RowReader(room);
  const whole = folded === null ? null : reader.folded(folded);
  const updates = reader.updates(Math.max(sequence, foldedThrough) + 1, rows).map(({ bytes }) => bytes);
  // The last number is kept apart: rows that are missing at the end are known as well.
  if (sequence < last) reader.endsAt(last);
  reader.done();
  return {
    state: whole?.state ?? null,
    memory: whole?.memory ?? null,
    epoch,
    updates,
    through: last,
    claims,
  };
}

/** The arrays of `APPEND`, from the third on. */
function columnsOf(rows: readonly UpdateRow[]): unknown[] {
  const counts = new Map<string, number>();
  const nth = rows.map(({ room }) => {
    const count = (counts.get(room) ?? 0) + 1;
    counts.set(room, count);
    return count;
  });
  const rooms = [...counts.keys()].sort();
  const after = new Map(rows.map((row) => [row.room, row.after]));
  const claims = rows.flatMap(({ account, claims: clients = [] }, n) =>
    account === null ? [] : clients.map((client) => ({ number: n + 1, client })),
  );
  return [
    rows.map(({ room }) => room),
    rows.map(({ account }) => account),
    rows.map(({ at }) => at),
    rows.map(({ bytes }) => bytes),
    nth,
    rooms,
    rooms.map((room) => counts.get(room)),
    rooms.map((room) => after.get(room) ?? null),
    claims.map(({ number }) => number),
    claims.map(({ client }) => client),
    rows.map((row) => sumOfUpdate(row.room, row)),
  ];
}

async function behind(query: Query, rows: readonly UpdateRow[]): Promise<string[]> {
  const found = await query<{ room: string; last: number }>(
    'SELECT room, last FROM rooms WHERE room = ANY ($1)',
    [rows.map(({ room }) => room)],
  );
  const last = new Map(found.map((one) => [one.room, one.last]));
  return roomsBehind(rows, (room) => last.get(room) ?? 0);
}

/** Before it shares a commit with others: what the table would refuse is refused alone. */
function checkRow(row: UpdateRow): void {
  if (typeof row.room !== 'string' || !Number.isInteger(row.at) || !(row.bytes instanceof Uint8Array))
    throw new TypeError('This is no update row.');
}
