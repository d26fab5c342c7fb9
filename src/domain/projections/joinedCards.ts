import type { ItemId } from '../ids.ts';
import { readsAs, type Joinable, type ReadAs } from './readsAs.ts';

/** Where none was joined. */
export const asItself: ReadAs = (id) => id;

/** Whether something was said in the name of a structure: by its own card, or by one that reads as it. */
export const inTheNameOf = (structure: ItemId, readAs: ReadAs): ((said: string | null) => boolean) => {
  const one = readAs(structure);
  return (said) => said !== null && readAs(said as ItemId) === one;
};

/** The cards of each structure that has several: its own first, then those that read as it. */
export function joinedCards(
  structures: ReadonlyMap<ItemId, Joinable>,
): ReadonlyMap<ItemId, readonly ItemId[]> {
  const cards = new Map<ItemId, ItemId[]>();
  for (const [id, { joinedInto }] of structures) {
    if (joinedInto === null) continue;
    const as = readsAs((one) => structures.get(one), id);
    if (as !== id)
      cards.set(
        as,
        [...(cards.get(as) ?? [as]), id].sort((a, b) => (a === as ? -1 : b === as ? 1 : a < b ? -1 : 1)),
      );
  }
  return cards;
}
