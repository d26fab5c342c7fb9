import pg from 'pg';
import { troubleOf } from './postgresErrors.ts';
import { restAfter } from './postgresLine.ts';
import { CannotWrite } from './store.ts';

/** Turns that are held or waited for at once, by one process; others wait in the process. */
const MOST_AT_ONCE = 4;

/** Milliseconds: for PostgreSQL to give a turn, and for which PostgreSQL keeps one for somebody it hears no more. */
const PATIENCE = 10_000;
const KEPT_FOR_THE_SILENT = 20_000;

export interface PostgresTurns {
  /** See `SharedStore.turn`. */
  turn<T>(name: string, act: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Acts on one name run one after the other, over all processes of a database, by locks of PostgreSQL. It takes the
 * lock back when its process dies. When PostgreSQL itself falls silent in the middle of an act, the act goes on
 * without: it writes nothing until PostgreSQL is back, and may then find that another had its turn meanwhile.
 *
 * These connections are apart from those that acts write on: whoever has a turn never waits for one who has none.
 */
export function postgresTurns(url: string): PostgresTurns {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'terreau turns',
    max: MOST_AT_ONCE,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE,
    statement_timeout: PATIENCE,
    query_timeout: PATIENCE + 1_000,
    idle_in_transaction_session_timeout: KEPT_FOR_THE_SILENT,
  });
  pool.on('error', () => undefined);
  return {
    async turn(name, act) {
      const letGo = await takeTurn(pool, name);
      try {
        return await act();
      } finally {
        await letGo();
      }
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

async function takeTurn(pool: pg.Pool, name: string): Promise<() => Promise<void>> {
  const until = performance.now() + PATIENCE;
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryToTake(pool, name);
    } catch (error) {
      const rest = restAfter(tries);
      if (troubleOf(error) === 'wrong') throw error;
      if (performance.now() + rest > until) throw new CannotWrite(`No turn for ${name}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
  }
}

async function tryToTake(pool: pg.Pool, name: string): Promise<() => Promise<void>> {
  const client = await pool.connect();
  let isBroken = false;
  const onError = (): void => void (isBroken = true);
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(isBroken);
  };
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))`, [
      name,
    ]);
  } catch (error) {
    isBroken = true;
    release();
    throw error;
  }
  return async () => {
    await client.query('COMMIT').catch(onError);
    release();
  };
}
