import { codeOf } from './postgresErrors.ts';
import { putPast } from './postgresPast.ts';
import { RowReader, sumOfFolded, type Summed, type SummedState } from './rowSums.ts';
import { PostgresWriter, type PostgresLine, type Query } from './postgresLine.ts';
import {
  FoldedMeanwhile,
  type Foldable,
  type Folded,
  type LoggedRow,
  type RoomSize,
  type UpdateLog,
} from './store.ts';

/** A room that was folded and never appended to (an import) counts on from there. Writers of the room do not wait. */
const FOLD = `
  WITH put AS (
    INSERT INTO folded AS old (room, through, state, memory, epoch, sum) VALUES ($1, $2, $3, $4, $6, $7::bigint + $6::bigint)
    ON CONFLICT (room) DO UPDATE SET
      through = excluded.through, state = excluded.state, memory = excluded.memory, epoch = old.epoch + $6,
      sum = $7::bigint + old.epoch + $6
      WHERE old.through <= excluded.through AND ($5::bigint IS NULL OR old.epoch = $5)
    RETURNING room, epoch
  ), counted AS (
    INSERT INTO rooms (room, last) SELECT room, $2 FROM put ON CONFLICT (room) DO NOTHING
  ), dropped AS (
    DELETE FROM updates USING put WHERE updates.room = put.room AND seq <= $2
  )
  SELECT epoch FROM put`;

const FOLDABLE = `
  SELECT 'last' AS what, last AS number, NULL AS account, NULL::bigint AS at, NULL::bytea AS bytes, NULL::bigint AS sum
  FROM rooms WHERE room = $1
  UNION ALL
  SELECT 'epoch', epoch, NULL, through, NULL, NULL FROM folded WHERE room = $1
  UNION ALL
  SELECT 'state', through, NULL, NULL, state, sum FROM folded WHERE room = $1
  UNION ALL
  SELECT 'memory', through, NULL, NULL, memory, NULL FROM folded WHERE room = $1
  UNION ALL
  SELECT 'claim', client, account, NULL, NULL, NULL FROM claims WHERE room = $1
  UNION ALL
  SELECT 'update', seq, account, at, bytes, sum FROM updates WHERE room = $1
  ORDER BY number`;

/** One thing of a room, as `FOLDABLE` says it: one statement, so one snapshot. `at` of its epoch: what is folded. */
export interface RoomLine {
  readonly what: 'last' | 'epoch' | 'state' | 'memory' | 'claim' | 'update';
  readonly number: number;
  readonly account: string | null;
  readonly at: number | null;
  readonly bytes: Buffer | null;
  readonly sum: number | null;
}

interface Heard {
  /** The number of the last row, and of the last that is folded. */
  readonly last: number;
  readonly foldedThrough: number;
  readonly epoch: number;
  readonly folded: SummedState | null;
  readonly claims: ReadonlyMap<number, string>;
  readonly rows: readonly Summed<LoggedRow>[];
}

/** All that was said of a room. */
export function heard(said: readonly RoomLine[]): Heard {
  const one = (what: RoomLine['what']): RoomLine | undefined => said.find((each) => each.what === what);
  const [state, standing] = [one('state'), one('epoch')];
  const epoch = standing?.number ?? 0;
  return {
    last: one('last')?.number ?? 0,
    foldedThrough: standing?.at ?? 0,
    epoch,
    folded:
      state === undefined
        ? null
        : {
            through: state.number,
            epoch,
            state: state.bytes,
            memory: one('memory')?.bytes ?? null,
            sum: state.sum,
          },
    claims: new Map(
      said.flatMap(({ what, number, account }) =>
        what === 'claim' && account !== null ? [[number, account]] : [],
      ),
    ),
    rows: said.flatMap(({ what, number: seq, account, at, bytes, sum }) =>
      what === 'update' ? [{ seq, account, at: at ?? 0, bytes, sum }] : [],
    ),
  };
}

const SIZES = `
  SELECT rooms.room, last, coalesce(loose.rows, 0)::bigint AS rows, coalesce(loose.bytes, 0)::bigint AS bytes,
    coalesce(octet_length(state), 0)::bigint AS "foldedBytes", coalesce(epoch, 0) AS epoch
  FROM rooms LEFT JOIN folded USING (room)
    LEFT JOIN (
      SELECT room, count(*) AS rows, sum(octet_length(bytes)) AS bytes FROM updates GROUP BY room
    ) AS loose USING (room)
  ORDER BY rooms.room COLLATE "C"`;

type OfFolds = 'foldable' | 'fold' | 'rewrite' | 'rooms' | 'tidy' | 'scrub';

/** What takes the place of rows, and what they take up. */
export function postgresFolds(line: PostgresLine): Pick<UpdateLog, OfFolds> {
  const writer = new PostgresWriter(line);
  return {
    foldable: async (room) => foldable(room, await line.read((query) => query<RoomLine>(FOLDABLE, [room]))),
    // Numbered, so that a fold that was done and whose answer was lost is not turned away the second time.
    async fold(room, folded, through, epoch) {
      await writer.once((query) => put(query, room, folded, through, epoch ?? null, 0));
    },
    // And that one erasure begins one epoch.
    rewrite: (room, folded, through) => writer.once((query) => put(query, room, folded, through, null, 1)),
    rooms: () => line.read((query) => query<RoomSize>(SIZES)),
    // PostgreSQL's own autovacuum does it.
    tidy: () => Promise.resolve(),
    scrub: () => line.slowly(scrub),
  };
}

async function put(
  query: Query,
  room: string,
  { state, memory, past }: Folded,
  through: number,
  epoch: number | null,
  later: number,
): Promise<number> {
  await putPast(query, room, past, through);
  const [kept] = await query<{ epoch: number | string }>(FOLD, [
    room,
    through,
    state,
    memory,
    epoch,
    later,
    sumOfFolded(room, through, state, memory),
  ]);
  if (kept === undefined) throw new FoldedMeanwhile(room, through);
  return Number(kept.epoch);
}

function foldable(room: string, said: readonly RoomLine[]): Foldable {
  const { last, foldedThrough, epoch, folded, claims, rows } = heard(said);
  const reader = new RowReader(room);
  const whole = folded === null ? null : reader.folded(folded);
  const loose = reader.updates(foldedThrough + 1, rows);
  reader.endsAt(last);
  reader.done();
  return {
    state: whole?.state ?? null,
    memory: whole?.memory ?? null,
    unchecked: reader.unchecked,
    foldedThrough,
    rows: loose,
    through: last,
    claims,
    epoch,
  };
}

const NO_RIGHTS = '42501';

/** What may hold something that was erased: words, and what was known of people. */
const REWRITTEN = [
  'updates',
  'folded',
  'past',
  'versions',
  'members',
  'sessions',
  'invitations',
  'consents',
  'visits',
];

/**
 * Writes these tables anew, in files of their own, and lets go of the old files. Whoever reads or writes waits. What
 * PostgreSQL keeps in its own write-ahead log until it is overwritten is out of reach of a client (docs/operate.md).
 */
async function scrub(query: Query): Promise<void> {
  for (const table of REWRITTEN) await query(`VACUUM (FULL) ${table}`);
  try {
    await query('CHECKPOINT');
  } catch (error) {
    if (codeOf(error) !== NO_RIGHTS) throw error;
  }
}
