import type { UpdateRow } from './store.ts';

/** The rooms of an append whose last number is no more the one that their writer had read. */
export function roomsBehind(rows: readonly UpdateRow[], last: (room: string) => number): string[] {
  const believed = new Map(rows.flatMap(({ room, after }) => (after === undefined ? [] : [[room, after]])));
  return [...believed].filter(([room, after]) => last(room) !== after).map(([room]) => room);
}
