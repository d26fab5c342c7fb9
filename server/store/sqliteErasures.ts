import type { Database } from 'better-sqlite3';
import { erasureOf, PENDING, tableOf, type PendingRow } from './erasureTables.ts';
import { onDisk } from './sqliteErrors.ts';
import type { ErasureLog } from './store.ts';

export function sqliteErasures(db: Database): ErasureLog {
  const pending = db.prepare<[], PendingRow>(PENDING);
  const named = 'room = @room AND root = @root AND id = @id';
  return {
    begin: (row) =>
      onDisk(() => {
        const { room, root, id, at } = row;
        db.prepare(
          `INSERT INTO ${tableOf(row)} (room, root, id, at) VALUES (@room, @root, @id, @at) ON CONFLICT DO NOTHING`,
        ).run({ room, root, id, at });
      }),
    pending: () => onDisk(() => pending.all().map(erasureOf)),
    end: (row) =>
      onDisk(() => {
        const { room, root, id } = row;
        db.prepare(`DELETE FROM ${tableOf(row)} WHERE ${named}`).run({ room, root, id });
      }),
  };
}
