import type { PostgresLine } from './postgresLine.ts';
import type { ErasureLog, ErasureRow } from './store.ts';

export const postgresErasures = (line: PostgresLine): ErasureLog => ({
  begin: ({ room, root, id, at }) =>
    line.write(async (query) => {
      await query(
        'INSERT INTO erasures (room, root, id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [room, root, id, at],
      );
    }),
  pending: () =>
    line.read((query) =>
      query<ErasureRow>('SELECT room, root, id, at FROM erasures ORDER BY at, room, root, id'),
    ),
  end: ({ room, root, id }) =>
    line.write(async (query) => {
      await query('DELETE FROM erasures WHERE room = $1 AND root = $2 AND id = $3', [room, root, id]);
    }),
});
