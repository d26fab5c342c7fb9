import { PostgresWriter, type PostgresLine } from './postgresLine.ts';
import type { Tables } from './tables.ts';

/** The tables of a PostgreSQL database. What is changed is changed once, also when its answer was lost. */
export function postgresTables(line: PostgresLine): Tables {
  const writer = new PostgresWriter(line);
  return {
    arrival: 'arrival',
    expect: () => undefined,
    select: (text, ...values) => line.read((query) => query(text, values)),
    async change(...statements) {
      const returned = await writer.once(async (query): Promise<number | undefined> => {
        let rows: readonly object[] = [];
        for (const { text, values } of statements) rows = await query(text, values);
        // Nothing is nothing to keep account of.
        return rows.length > 0 ? rows.length : undefined;
      });
      return returned ?? 0;
    },
  };
}
