import { troubleOf } from './postgresErrors.ts';
import { PostgresWriter, type PostgresLine } from './postgresLine.ts';
import type { Hold, UpdateLog, UpdateRow } from './store.ts';

/** One statement that appends, and the values for it. */
export interface AppendStatement {
  readonly text: string;
  valuesOf(rows: readonly UpdateRow[], writer: PostgresWriter): readonly unknown[];
  /** Asks it on any connection; the same values twice are written once. */
  ask(rows: readonly UpdateRow[], values: readonly unknown[]): Promise<void>;
}

/**
 * Holds a room by the lock of its row, which every append takes as well: whoever appends meanwhile waits, one after the
 * other, and then comes second. PostgreSQL takes the lock back from a process that dies or falls silent.
 */
export function postgresHolds(
  line: PostgresLine,
  statement: AppendStatement,
): NonNullable<UpdateLog['hold']> {
  // A writer writes one thing after the other; a hold must not wait for those who wait for it.
  const writers: PostgresWriter[] = [];

  return async (room): Promise<Hold | null> => {
    const lease = await line.lease();
    if (lease === null) return null;
    try {
      await lease.query('BEGIN');
      await lease.query('SELECT FROM rooms WHERE room = $1 FOR NO KEY UPDATE', [room]);
    } catch (error) {
      lease.end(true);
      if (troubleOf(error) === 'wrong') throw error;
      return null;
    }
    let isOver = false;
    return {
      async append(rows) {
        isOver = true;
        const writer = writers.pop() ?? new PostgresWriter(line);
        const values = statement.valuesOf(rows, writer);
        try {
          await lease.query(statement.text, values);
          await lease.query('COMMIT');
          lease.end(false);
        } catch {
          lease.end(true);
          // Whether it was written is not known: asked again, it says so, or why not.
          await statement.ask(rows, values);
        } finally {
          writers.push(writer);
        }
      },
      async end() {
        if (isOver) return;
        isOver = true;
        await lease.query('ROLLBACK').then(
          () => lease.end(false),
          () => lease.end(true),
        );
      },
    };
  };
}
