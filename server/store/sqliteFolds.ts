import type { Database } from 'better-sqlite3';
import { inSteps } from './inSteps.ts';
import { onDisk } from './sqliteErrors.ts';
import { RowReader, sumOfFolded, type Summed, type SummedState } from './rowSums.ts';
import type { Arrived } from './sqliteArrived.ts';
import { sqlitePastOfFold } from './sqlitePast.ts';
import {
  FoldedMeanwhile,
  type Foldable,
  type Folded,
  type LoggedRow,
  type RoomSize,
  type UpdateLog,
} from './store.ts';

/** Rows that are dropped while a writer waits. */
const ROWS_AT_ONCE = 250;

export const READ_FOLDED = 'SELECT through, state, memory, epoch, sum FROM folded WHERE room = ?';
export const READ_UPDATES =
  'SELECT seq, account, at, bytes, sum FROM log WHERE room = ? AND seq > ? ORDER BY seq';

/** What takes the place of rows, and what they take up. */
export function sqliteFolds(
  db: Database,
  arrived: Arrived,
): Pick<UpdateLog, 'foldable' | 'fold' | 'rewrite' | 'rooms'> {
  const folded = db.prepare<[string], SummedState>(READ_FOLDED);
  const rows = db.prepare<[string, number], Summed<LoggedRow>>(READ_UPDATES);
  const claims = db.prepare<[string], { client: number; account: string }>(
    'SELECT client, account FROM claims WHERE room = ?',
  );
  const put = db.prepare(
    `INSERT INTO folded (room, through, state, memory, epoch, sum) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET through = excluded.through, state = excluded.state,
       memory = excluded.memory, epoch = excluded.epoch, sum = excluded.sum`,
  );
  const drop = db.prepare(
    `DELETE FROM updates WHERE rowid IN
       (SELECT rowid FROM updates WHERE room = ? AND seq <= ? ORDER BY seq LIMIT ?)`,
  );
  const sizes = db.prepare<[], RoomSize>(SIZES);
  const writePast = sqlitePastOfFold(db);

  const foldable = db.transaction((room: string): Foldable => {
    const found = folded.get(room);
    const foldedThrough = found?.through ?? 0;
    const reader = new RowReader(room);
    const whole = found === undefined ? null : reader.folded(found);
    const loose = reader.updates(foldedThrough + 1, rows.all(room, foldedThrough));
    reader.done();
    return {
      state: whole?.state ?? null,
      memory: whole?.memory ?? null,
      unchecked: reader.unchecked,
      foldedThrough,
      rows: loose,
      through: loose.at(-1)?.seq ?? foldedThrough,
      claims: new Map(claims.all(room).map(({ client, account }) => [client, account])),
      epoch: found?.epoch ?? 0,
    };
  });

  const replace = db.transaction(
    (
      room: string,
      { state, memory, past }: Folded,
      through: number,
      epoch: number | undefined,
      later: number,
    ) => {
      // What is dropped afterwards is looked for among the updates.
      arrived.settle();
      const found = folded.get(room);
      const known = found?.epoch ?? 0;
      if (through < (found?.through ?? 0) || (epoch !== undefined && epoch !== known))
        throw new FoldedMeanwhile(room, through);
      writePast(room, past, found?.through ?? 0, through);
      const epochNow = known + later;
      put.run(room, through, state, memory, epochNow, sumOfFolded(room, through, state, memory) + epochNow);
      return epochNow;
    },
  );

  const rewrite = db.transaction((room: string, given: Folded, through: number): number => {
    const epoch = replace(room, given, through, undefined, 1);
    drop.run(room, through, -1);
    return epoch;
  });

  return {
    foldable: (room) => onDisk(() => foldable(room), room),
    async fold(room, given, through, epoch) {
      await onDisk(() => arrived.orUndone(() => replace.immediate(room, given, through, epoch, 0)), room);
      await inSteps(() => onDisk(() => drop.run(room, through, ROWS_AT_ONCE).changes === ROWS_AT_ONCE));
    },
    rewrite: (room, given, through) =>
      onDisk(() => arrived.orUndone(() => rewrite.immediate(room, given, through)), room),
    rooms: () => onDisk(() => sizes.all()),
  };
}

const SIZES = `
  WITH loose AS (
    SELECT log.room, max(seq) AS last,
      count(*) FILTER (WHERE seq > coalesce(through, 0)) AS rows,
      sum(length(bytes)) FILTER (WHERE seq > coalesce(through, 0)) AS bytes
    FROM log LEFT JOIN folded ON folded.room = log.room
    GROUP BY log.room)
  SELECT coalesce(loose.room, folded.room) AS room,
    max(coalesce(through, 0), coalesce(last, 0)) AS last,
    coalesce(rows, 0) AS rows,
    coalesce(bytes, 0) AS bytes,
    coalesce(length(state), 0) AS foldedBytes,
    coalesce(epoch, 0) AS epoch
  FROM loose FULL JOIN folded ON folded.room = loose.room
  ORDER BY 1`;
