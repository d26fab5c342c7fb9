import type { ItemId } from '../ids.ts';
import { inTheNameOf } from './joinedCards.ts';
import type { ReadAs } from './readsAs.ts';

interface Person {
  readonly structures: readonly string[];
  readonly removedAt?: number | null;
}

/** The members who speak for a structure, or for one that reads as it. */
export function peopleOf<P extends Person>(members: Iterable<P>, structure: ItemId, readAs: ReadAs): P[] {
  const isOf = inTheNameOf(structure, readAs);
  return [...members].filter(
    ({ structures, removedAt }) => (removedAt ?? null) === null && structures.some(isOf),
  );
}
