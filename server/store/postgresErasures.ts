import { erasureOf, PENDING, tableOf, type PendingRow } from './erasureTables.ts';
import type { PostgresLine } from './postgresLine.ts';
import type { ErasureLog } from './store.ts';

export const postgresErasures = (line: PostgresLine): ErasureLog => ({
  begin: (row) =>
    line.write(async (query) => {
      const { room, root, id, at } = row;
      await query(
        `INSERT INTO ${tableOf(row)} (room, root, id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [room, root, id, at],
      );
    }),
  pending: () => line.read(async (query) => (await query<PendingRow>(PENDING)).map(erasureOf)),
  end: (row) =>
    line.write(async (query) => {
      const { room, root, id } = row;
      await query(`DELETE FROM ${tableOf(row)} WHERE room = $1 AND root = $2 AND id = $3`, [room, root, id]);
    }),
});
