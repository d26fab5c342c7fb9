import type { Query } from '../../postgresLine.ts';
import { NewerData } from '../../store.ts';
import { MIGRATIONS } from './index.ts';

/** Any number that no other program of this database takes for its own lock. */
const LOCK = 7_237_001_729;

/**
 * Brings a database to today's tables, all the way or not at all. Runs inside one transaction, under a lock: of
 * several processes that start at once, one migrates and the others find it done.
 */
export async function migrate(query: Query, steps: readonly string[] = MIGRATIONS): Promise<void> {
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await query('CREATE TABLE IF NOT EXISTS migrations (step integer PRIMARY KEY, at timestamptz NOT NULL)');
  const [found] = await query<{ taken: number }>('SELECT count(*)::integer AS taken FROM migrations');
  const taken = found?.taken ?? 0;
  if (taken > steps.length) throw new NewerData(taken, steps.length);
  for (const [n, step] of steps.entries()) {
    if (n < taken) continue;
    await query(step);
    await query('INSERT INTO migrations (step, at) VALUES ($1, now())', [n + 1]);
  }
}
