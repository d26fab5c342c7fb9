import type { ErasureRow } from './store.ts';

/** Erasures under way stand in two tables: of whole entries, and of what once stood in them. */
export const tableOf = ({ past }: Pick<ErasureRow, 'past'>): string =>
  past === true ? 'past_erasures' : 'erasures';

/** Both, the oldest first. */
export const PENDING = `
  SELECT room, root, id, at, 0 AS past FROM erasures
  UNION ALL SELECT room, root, id, at, 1 AS past FROM past_erasures
  ORDER BY at, room, root, id, past`;

export type PendingRow = Omit<ErasureRow, 'past'> & { readonly past: number };

export const erasureOf = ({ past, ...row }: PendingRow): ErasureRow =>
  past === 1 ? { ...row, past: true } : row;
