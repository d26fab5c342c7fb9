import type { ItemId } from '../ids.ts';
import type { Exchange } from '../kinds/backstage/index.ts';

/** What was said with a structure, the latest day first; of one day, what was noted last. */
export const exchangesOf = (all: Iterable<Exchange>, structure: ItemId): readonly Exchange[] =>
  [...all].filter((one) => one.structure === structure && one.archivedAt === null).sort(latestFirst);

/** The last exchange with each structure. */
export function lastExchanges(all: Iterable<Exchange>): ReadonlyMap<ItemId, Exchange> {
  const last = new Map<ItemId, Exchange>();
  for (const one of all) {
    if (one.archivedAt !== null || one.structure === null) continue;
    const known = last.get(one.structure as ItemId);
    if (known === undefined || latestFirst(one, known) < 0) last.set(one.structure as ItemId, one);
  }
  return last;
}

const latestFirst = (a: Exchange, b: Exchange): number =>
  compare(b.day ?? '', a.day ?? '') || b.notedAt - a.notedAt || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
