import type { AccountId, ItemId } from '../ids.ts';
import type { GoBetween } from '../kinds/goBetween.ts';
import { asItself } from './joinedCards.ts';
import type { ReadAs } from './readsAs.ts';

/**
 * Who of the committee talks with each structure: whoever is named on its own card first, then those named on cards that
 * read as it, each once.
 */
export function goBetweens(
  named: Iterable<Pick<GoBetween, 'id' | 'member'>>,
  readAs: ReadAs = asItself,
): ReadonlyMap<ItemId, readonly AccountId[]> {
  const of = new Map<ItemId, AccountId[]>();
  for (const { id, member } of [...named].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (member === null) continue;
    const structure = readAs(id);
    const all = of.get(structure) ?? [];
    const others = all.filter((one) => one !== member);
    of.set(
      structure,
      id === structure ? [member, ...others] : [...all, ...(others.length < all.length ? [] : [member])],
    );
  }
  return of;
}
