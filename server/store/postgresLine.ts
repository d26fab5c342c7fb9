import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { codeOf, troubleOf, type Trouble } from './postgresErrors.ts';
import { CannotWrite } from './store.ts';

/** Asks one thing and answers its rows. */
export type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** How long PostgreSQL may take before this store gives up, in milliseconds. */
export interface LinePatience {
  /** To come back, when it fell silent, for what is read. */
  readonly read: number;
  /** The same for what is written. */
  readonly write: number;
  /** To come, when the store is opened. */
  readonly opening: number;
  /** To answer one question. */
  readonly answer: number;
}

/** A connection on which a transaction may stay open for a moment. */
export interface Lease {
  readonly query: Query;
  end(isBroken: boolean): void;
}

/** So many of them at once; and milliseconds after which PostgreSQL ends a transaction whose owner is silent. */
const LEASES = 2;
const SILENT_OWNER = 2_000;

export const PATIENCE: LinePatience = { read: 5_000, write: 10_000, opening: 10_000, answer: 8_000 };

/**
 * The connections to PostgreSQL. Whoever asks learns nothing of a line that broke or of a server that was started
 * again within its patience; beyond it, the answer is `CannotWrite`.
 */
export class PostgresLine {
  private readonly pool: pg.Pool;
  /** Apart: who has a lease asks on the others, and never waits for one who waits for it. */
  private readonly leases: pg.Pool;
  private readonly patience: LinePatience;
  private readonly used = new WeakSet<pg.PoolClient>();
  private closing = false;

  /** Connects when first asked. */
  constructor(
    private readonly url: string,
    patience: Partial<LinePatience> = {},
  ) {
    this.patience = { ...PATIENCE, ...patience };
    const means: pg.PoolConfig = {
      connectionString: url,
      application_name: 'terreau',
      keepAlive: true,
      connectionTimeoutMillis: Math.min(5_000, this.patience.answer),
      // The server gives up first, and says so; on a line that has died in silence, this side does.
      statement_timeout: this.patience.answer,
      query_timeout: this.patience.answer + 1_000,
      types: { getTypeParser },
      onConnect: (client) => keepsWhatItSays(client),
    };
    this.pool = new pg.Pool({ ...means, max: 8 });
    this.leases = new pg.Pool({
      ...means,
      max: LEASES,
      idle_in_transaction_session_timeout: SILENT_OWNER,
      lock_timeout: SILENT_OWNER,
    });
    // A connection that breaks while nobody uses it: the pool forgets it, and the next question opens another.
    for (const pool of [this.pool, this.leases]) pool.on('error', () => undefined);
  }

  /** For what changes nothing, or may be done twice. */
  read<T>(act: (query: Query) => Promise<T>): Promise<T> {
    return this.patiently(this.patience.read, act);
  }

  /** For one statement that commits by itself, and that may be asked twice. */
  write<T>(act: (query: Query) => Promise<T>): Promise<T> {
    return this.patiently(this.patience.write, act);
  }

  /** All of it or nothing. May run again from the start. */
  transaction<T>(act: (query: Query) => Promise<T>): Promise<T> {
    return this.inTransaction(this.patience.write, act);
  }

  /** The same, as the first thing that is asked. */
  opening<T>(act: (query: Query) => Promise<T>): Promise<T> {
    return this.inTransaction(this.patience.opening, act);
  }

  /** For what may take as long as it takes, on a connection of its own; tried once. */
  async slowly<T>(act: (query: Query) => Promise<T>): Promise<T> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'terreau',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await act(async (text, values = []) => (await client.query(text, [...values])).rows);
    } catch (error) {
      const trouble = troubleOf(error);
      throw trouble === 'wrong' ? error : cannot(error, trouble);
    } finally {
      await client.end();
    }
  }

  /** Null when none can be had now. */
  async lease(): Promise<Lease | null> {
    if (this.closing) return null;
    const client = await this.leases.connect().catch(() => null);
    if (client === null) return null;
    const onError = (): void => undefined;
    client.on('error', onError);
    return {
      query: async (text, values = []) => (await client.query(text, [...values])).rows,
      end(isBroken) {
        client.off('error', onError);
        client.release(isBroken);
      },
    };
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await Promise.all([this.pool.end(), this.leases.end()]);
  }

  private inTransaction<T>(patience: number, act: (query: Query) => Promise<T>): Promise<T> {
    return this.patiently(patience, async (query) => {
      await query('BEGIN');
      try {
        const answer = await act(query);
        await query('COMMIT');
        return answer;
      } catch (error) {
        if (troubleOf(error) !== 'silent') await query('ROLLBACK');
        throw error;
      }
    });
  }

  private async patiently<T>(patience: number, act: (query: Query) => Promise<T>): Promise<T> {
    const until = performance.now() + patience;
    for (let tries = 1; ; tries += 1) {
      if (this.closing) throw new Error('This store is closed.');
      const outcome = await this.once(act);
      if (outcome.trouble === null) return outcome.answer;
      const { trouble, error } = outcome;
      const rest = restAfter(tries);
      if (trouble === 'wrong') throw error;
      if (trouble === 'refused' || this.closing || performance.now() + rest > until)
        throw cannot(error, trouble);
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
  }

  private async once<T>(act: (query: Query) => Promise<T>): Promise<Outcome<T>> {
    let client: pg.PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      return { trouble: troubleOf(error), error };
    }
    const isFresh = !this.used.has(client);
    this.used.add(client);
    let isBroken = false;
    const onError = (): void => void (isBroken = true);
    client.on('error', onError);
    try {
      const answer = await act(async (text, values = []) => (await client.query(text, [...values])).rows);
      return { trouble: null, answer };
    } catch (error) {
      // What used to write and is read-only now has handed over to another server, which a fresh connection finds.
      const trouble = !isFresh && codeOf(error) === READ_ONLY ? 'undone' : troubleOf(error);
      if (trouble !== 'wrong') isBroken = true;
      return { trouble, error };
    } finally {
      client.off('error', onError);
      client.release(isBroken);
    }
  }
}

type Outcome<T> =
  { readonly trouble: null; readonly answer: T } | { readonly trouble: Trouble; readonly error: unknown };

const READ_ONLY = '25006';

/**
 * One who writes one thing after the other, and each of them once: when an answer is lost, the act is asked again
 * under the same number, and PostgreSQL knows whether it was done.
 */
export class PostgresWriter {
  readonly id = randomUUID();
  private acts = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly line: PostgresLine) {}

  /** The number of the next act, for a statement that keeps account of it by itself. */
  next(): number {
    return (this.acts += 1);
  }

  /** `act` runs in a transaction. What it answers must be JSON, or nothing. */
  once<T>(act: (query: Query) => Promise<T>): Promise<T> {
    const turn = this.last.then(() => this.numbered(this.next(), act));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private numbered<T>(number: number, act: (query: Query) => Promise<T>): Promise<T> {
    return this.line.transaction(async (query) => {
      const fresh = await query(
        `INSERT INTO writers AS mine (id, act) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET act = excluded.act, answer = NULL, seen_at = now() WHERE mine.act < excluded.act
         RETURNING act`,
        [this.id, number],
      );
      if (fresh.length === 0) {
        const [done] = await query<{ answer: T }>('SELECT answer FROM writers WHERE id = $1', [this.id]);
        return (done?.answer ?? undefined) as T;
      }
      const answer = await act(query);
      if (answer !== undefined)
        await query('UPDATE writers SET answer = $2 WHERE id = $1', [this.id, JSON.stringify(answer)]);
      return answer;
    });
  }
}

const INT8 = 20;
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');

/** A commit is on the disk before it is answered, whatever the server does for others. */
async function keepsWhatItSays(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`,
  );
}

const FIRST_REST = 50;
const LONGEST_REST = 1_000;

/** Longer each time, and never the same for two processes that lost the server together. */
export function restAfter(tries: number): number {
  const most = Math.min(LONGEST_REST, FIRST_REST * 2 ** (tries - 1));
  return most / 2 + (Math.random() * most) / 2;
}

function cannot(cause: unknown, trouble: Trouble): CannotWrite {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new CannotWrite(`PostgreSQL ${trouble === 'refused' ? 'refuses' : 'does not answer'}: ${message}`, {
    cause,
  });
}
