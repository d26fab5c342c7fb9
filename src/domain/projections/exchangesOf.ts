import type { ItemId } from '../ids.ts';
import type { Exchange } from '../kinds/backstage/exchange.ts';
import { asItself, inTheNameOf } from './joinedCards.ts';
import type { ReadAs } from './readsAs.ts';

/** What was said with a structure, the latest day first; of one day, what was noted last. */
export function exchangesOf(
  all: Iterable<Exchange>,
  structure: ItemId,
  readAs: ReadAs = asItself,
): readonly Exchange[] {
  const isOf = inTheNameOf(structure, readAs);
  return [...all].filter((one) => isOf(one.structure) && one.archivedAt === null).sort(latestFirst);
}

/** The last exchange with each structure. */
export function lastExchanges(
  all: Iterable<Exchange>,
  readAs: ReadAs = asItself,
): ReadonlyMap<ItemId, Exchange> {
  const last = new Map<ItemId, Exchange>();
  for (const one of all) {
    if (one.archivedAt !== null || one.structure === null) continue;
    const structure = readAs(one.structure);
    const known = last.get(structure);
    if (known === undefined || latestFirst(one, known) < 0) last.set(structure, one);
  }
  return last;
}

const latestFirst = (a: Exchange, b: Exchange): number =>
  compare(b.day ?? '', a.day ?? '') || b.notedAt - a.notedAt || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
