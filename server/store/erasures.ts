import { sql, type Tables } from './tables.ts';

/** An erasure that is under way: an entry of a room, of which nothing is to be left. */
export interface ErasureRow {
  readonly room: string;
  readonly root: string;
  readonly id: string;
  readonly at: number;
  /** Only what stood in the entry before `at`: the entry stays. */
  readonly past?: true;
}

/** Erasures that were begun and are not finished, so that one that was cut short is taken up again. */
export interface ErasureLog {
  /** Twice the same is one; of an entry, and of its past alone, are two. */
  begin(row: ErasureRow): Promise<void>;
  /** Oldest first. */
  pending(): Promise<readonly ErasureRow[]>;
  end(row: Omit<ErasureRow, 'at'>): Promise<void>;
}

/** Erasures under way stand in two tables: of whole entries, and of what once stood in them. */
const nameOf = ({ past }: Pick<ErasureRow, 'past'>): string => (past === true ? 'past_erasures' : 'erasures');

const PENDING = `
  SELECT room, root, id, at, 0 AS past FROM erasures
  UNION ALL SELECT room, root, id, at, 1 AS past FROM past_erasures
  ORDER BY at, room, root, id, past`;

export function erasuresOn(tables: Tables): ErasureLog {
  tables.expect(PENDING);
  return {
    async begin(row) {
      const { room, root, id, at } = row;
      await tables.change(
        sql(
          `INSERT INTO ${nameOf(row)} (room, root, id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
          room,
          root,
          id,
          at,
        ),
      );
    },
    async pending() {
      const rows = await tables.select<Omit<ErasureRow, 'past'> & { readonly past: number }>(PENDING);
      return rows.map(({ past, ...row }) => (past === 1 ? { ...row, past: true } : row));
    },
    async end(row) {
      const { room, root, id } = row;
      await tables.change(
        sql(`DELETE FROM ${nameOf(row)} WHERE room = $1 AND root = $2 AND id = $3`, room, root, id),
      );
    },
  };
}
