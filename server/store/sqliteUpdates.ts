import type { Database } from 'better-sqlite3';
import { sqliteArrived, type Arrived } from './sqliteArrived.ts';
import { onDisk } from './sqliteErrors.ts';
import { RowReader, type Summed, type SummedState } from './rowSums.ts';
import { READ_FOLDED, READ_UPDATES, sqliteFolds } from './sqliteFolds.ts';
import { sqlitePast } from './sqlitePast.ts';
import { sqliteSpace } from './sqliteSpace.ts';
import { sqliteSeals } from './sqliteSeals.ts';
import type { LoggedRow, StoredRoom, UpdateLog, UpdateRow } from './store.ts';

/**
 * The update log on SQLite. Numbers are counted from what the tables hold, so two processes on one file
 * (a server and a command of the terminal) never give the same one twice.
 */
export function sqliteUpdates(db: Database): UpdateLog {
  const arrived = sqliteArrived(db);
  return {
    ...sqliteRows(db, arrived),
    ...sqliteFolds(db, arrived),
    ...sqlitePast(db),
    ...sqliteSeals(db),
    ...sqliteSpace(db, arrived),
  };
}

function sqliteRows(db: Database, arrived: Arrived): Pick<UpdateLog, 'append' | 'load' | 'since'> {
  const foldedThrough = db.prepare<[string], { through: number; epoch: number }>(
    'SELECT through, epoch FROM folded WHERE room = ?',
  );
  const folded = db.prepare<[string], SummedState>(READ_FOLDED);
  const rows = db.prepare<[string, number], Summed<LoggedRow>>(READ_UPDATES);
  const claims = db.prepare<[string], { client: number; account: string }>(
    'SELECT client, account FROM claims WHERE room = ?',
  );
  const append = db.transaction((given: readonly UpdateRow[]) => arrived.append(given));

  const after = db.transaction((room: string, sequence: number): StoredRoom => {
    const known = foldedThrough.get(room);
    const found = known !== undefined && known.through > sequence ? folded.get(room) : undefined;
    // Rows that a state holds may still be there: a fold drops them little by little.
    const from = Math.max(sequence, known?.through ?? 0);
    const reader = new RowReader(room);
    const whole = found === undefined ? null : reader.folded(found);
    const updates = reader.updates(from + 1, rows.all(room, from)).map(({ bytes }) => bytes);
    reader.done();
    return {
      state: whole?.state ?? null,
      memory: whole?.memory ?? null,
      updates,
      through: arrived.last(room),
      claims: new Map(claims.all(room).map(({ client, account }) => [client, account])),
      epoch: known?.epoch ?? 0,
    };
  });

  return {
    append: (given) => onDisk(() => arrived.orUndone(() => append.immediate(given))),
    load: (room) => onDisk(() => after(room, -1), room),
    since: (room, sequence) => onDisk(() => after(room, sequence), room),
  };
}
