import { migrate } from './migrations/postgres/migrate.ts';
import { PostgresLine, type LinePatience, type Query } from './postgresLine.ts';
import { erasuresOn } from './erasures.ts';
import { peopleOn } from './people.ts';
import { postgresTables } from './postgresTables.ts';
import { postgresShared } from './postgresShared.ts';
import { postgresTurns } from './postgresTurns.ts';
import { postgresUpdates } from './postgresUpdates.ts';
import type { Store } from './store.ts';

/** Writers that were not seen for this long are forgotten. A lost answer is asked for again for some seconds only. */
const FORGOTTEN_AFTER = '1 day';

/** The same row each time: of a writer that never wrote. */
async function probe(query: Query): Promise<void> {
  await query('INSERT INTO writers (id, act) VALUES ($1, 0) ON CONFLICT (id) DO UPDATE SET seen_at = now()', [
    '00000000-0000-0000-0000-000000000000',
  ]);
}

/**
 * The store of a house that outgrew one machine: a PostgreSQL database, whose tables are made if need be. Rejects with
 * the error of PostgreSQL when it cannot be used, with `CannotWrite` when nobody answers within `patience.opening`.
 */
export async function postgresStore(url: string, patience: Partial<LinePatience> = {}): Promise<Store> {
  const line = new PostgresLine(url, patience);
  const turns = postgresTurns(url);
  const close = async (): Promise<void> => {
    await turns.close();
    await line.close();
  };
  try {
    await line.opening(async (query) => {
      await migrate(query);
      await query('DELETE FROM writers WHERE seen_at < now() - $1::interval', [FORGOTTEN_AFTER]);
    });
    const tables = postgresTables(line);
    return {
      updates: postgresUpdates(line),
      people: peopleOn(tables),
      erasures: erasuresOn(tables),
      // PostgreSQL has checksums of pages of its own (`initdb --data-checksums`).
      integrity: () => Promise.resolve([]),
      probe: () => line.write(probe),
      shared: await postgresShared(line, turns),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
