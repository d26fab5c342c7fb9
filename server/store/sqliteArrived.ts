import type { Database } from 'better-sqlite3';
import { roomsBehind } from './roomsBehind.ts';
import { sumOfUpdate } from './rowSums.ts';
import { isCorrupt } from './sqliteErrors.ts';
import { Behind, type UpdateRow } from './store.ts';

/** So many rows wait at most to be put in their place, which takes a few milliseconds. */
const MOST_WAITING = 1_000;

export interface Arrived {
  /** Within a transaction that writes. All or nothing; throws `Behind` where another process wrote first. */
  append(rows: readonly UpdateRow[]): void;
  /** Within a transaction that writes: from here on all rows stand in `updates`. */
  settle(): void;
  /** Number of the last row of a room, 0 where there is none. */
  last(room: string): number;
  /** Runs a transaction that calls one of the above. Where it is undone, so is what is known of the rows. */
  orUndone<T>(run: () => T): T;
}

const MOVE = `INSERT INTO updates (room, seq, account, at, bytes, sum)
  SELECT room, seq, account, at, bytes, sum FROM arrived ORDER BY room, seq`;
const EMPTY = 'DELETE FROM arrived';

/** Puts all rows of a file that nobody else has open in their place. */
export const settleArrived = (db: Database): void =>
  db.transaction(() => void db.exec(`${MOVE}; ${EMPTY}`))();

/**
 * The end of the log. Rows are appended to `arrived`, and moved to `updates`, where a room finds its own, a thousand at a
 * time: a page of the index would otherwise be written anew for nearly every row. The last numbers of rooms are known
 * from one commit to the next, until another process writes on this file (`PRAGMA data_version`).
 */
export function sqliteArrived(db: Database): Arrived {
  const add = db.prepare(
    'INSERT INTO arrived (room, seq, account, at, bytes, sum) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const claim = db.prepare(
    'INSERT INTO claims (room, client, account) VALUES (?, ?, ?) ON CONFLICT (room, client) DO NOTHING',
  );
  const move = db.prepare(MOVE);
  const empty = db.prepare(EMPTY);
  const readLast = db
    .prepare<[string, string, string], number>(
      `SELECT max(
         coalesce((SELECT through FROM folded WHERE room = ?), 0),
         coalesce((SELECT max(seq) FROM updates WHERE room = ?), 0),
         coalesce((SELECT max(seq) FROM arrived WHERE room = ?), 0))`,
    )
    .pluck();
  const readVersion = db.prepare<[], number>('PRAGMA data_version').pluck();

  /** Of rooms that wrote since rows were last moved. Whoever is not here has no row in `arrived`. */
  const lasts = new Map<string, number>();
  /** Null until it is known what stands in `arrived`. */
  let version: number | null = null;
  let waiting = 0;

  const last = (room: string): number => readLast.get(room, room, room) ?? 0;

  function settle(): void {
    move.run();
    empty.run();
    lasts.clear();
    waiting = 0;
  }

  const settleApart = db.transaction(settle);

  /** Where a page of the updates cannot be read, rows stay where they are: those of other rooms are still taken. */
  function settleIfSound(): void {
    try {
      settleApart();
    } catch (error) {
      if (!isCorrupt(error)) throw error;
      lasts.clear();
      waiting = 0;
    }
  }

  function lookForOthers(): void {
    const now = readVersion.get() ?? null;
    if (now === version) return;
    settleIfSound();
    version = now;
  }

  return {
    last,
    settle,
    orUndone(run) {
      try {
        return run();
      } catch (error) {
        version = null;
        throw error;
      }
    },
    append(given) {
      lookForOthers();
      if (waiting + given.length > MOST_WAITING) settleIfSound();
      const lastOf = (room: string): number => {
        const known = lasts.get(room) ?? last(room);
        lasts.set(room, known);
        return known;
      };
      const behind = roomsBehind(given, lastOf);
      if (behind.length > 0) throw new Behind(behind);
      for (const { room, account, at, bytes, claims = [] } of given) {
        if (account !== null) for (const client of claims) claim.run(room, client, account);
        const seq = lastOf(room) + 1;
        add.run(room, seq, account, at, bytes, sumOfUpdate(room, { account, at, bytes }) + seq);
        lasts.set(room, seq);
      }
      waiting += given.length;
    },
  };
}
