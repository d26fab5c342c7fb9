import { codeOf } from './postgresErrors.ts';
import { plain } from './plain.ts';
import { putPast } from './postgresPast.ts';
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
    INSERT INTO folded AS old (room, through, state, memory, epoch) VALUES ($1, $2, $3, $4, $6)
    ON CONFLICT (room) DO UPDATE SET
      through = excluded.through, state = excluded.state, memory = excluded.memory, epoch = old.epoch + $6
      WHERE old.through <= excluded.through AND ($5::bigint IS NULL OR old.epoch = $5)
    RETURNING room, epoch
  ), counted AS (
    INSERT INTO rooms (room, last) SELECT room, $2 FROM put ON CONFLICT (room) DO NOTHING
  ), dropped AS (
    DELETE FROM updates USING put WHERE updates.room = put.room AND seq <= $2
  )
  SELECT epoch FROM put`;

const FOLDABLE = `
  SELECT 'last' AS what, last AS number, NULL AS account, NULL::bigint AS at, NULL::bytea AS bytes
  FROM rooms WHERE room = $1
  UNION ALL
  SELECT 'epoch', epoch, NULL, NULL, NULL FROM folded WHERE room = $1
  UNION ALL
  SELECT 'state', through, NULL, NULL, state FROM folded WHERE room = $1
  UNION ALL
  SELECT 'memory', through, NULL, NULL, memory FROM folded WHERE room = $1
  UNION ALL
  SELECT 'claim', client, account, NULL, NULL FROM claims WHERE room = $1
  UNION ALL
  SELECT 'row', seq, account, at, bytes FROM updates WHERE room = $1
  ORDER BY number`;

interface Said {
  readonly what: 'last' | 'epoch' | 'state' | 'memory' | 'claim' | 'row';
  readonly number: number;
  readonly account: string | null;
  readonly at: number | null;
  readonly bytes: Buffer | null;
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
    foldable: async (room) => foldable(await line.read((query) => query<Said>(FOLDABLE, [room]))),
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
  const [kept] = await query<{ epoch: number | string }>(FOLD, [room, through, state, memory, epoch, later]);
  if (kept === undefined) throw new FoldedMeanwhile(room, through);
  return Number(kept.epoch);
}

function foldable(said: readonly Said[]): Foldable {
  const number = (what: Said['what']): number => said.find((one) => one.what === what)?.number ?? 0;
  const blob = (what: Said['what']): Uint8Array | null => {
    const bytes = said.find((one) => one.what === what)?.bytes ?? null;
    return bytes === null ? null : plain(bytes);
  };
  const rows = said.flatMap(({ what, number: seq, account, at, bytes }): LoggedRow[] =>
    what === 'row' && at !== null && bytes !== null ? [{ seq, account, at, bytes: plain(bytes) }] : [],
  );
  return {
    state: blob('state'),
    memory: blob('memory'),
    foldedThrough: number('state'),
    rows,
    through: number('last'),
    claims: new Map(
      said.flatMap(({ what, number: client, account }) =>
        what === 'claim' && account !== null ? [[client, account]] : [],
      ),
    ),
    epoch: number('epoch'),
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
