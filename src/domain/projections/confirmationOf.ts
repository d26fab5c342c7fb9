import { penOf, type ItemId } from '../ids.ts';
import type { Vouch } from '../kinds/vouch.ts';
import { asItself } from './joinedCards.ts';
import type { ReadAs } from './readsAs.ts';

export interface Confirmation {
  readonly isConfirmed: boolean;
  /** Those who said so, the first of each structure, in the order in which they did. */
  readonly vouches: readonly Vouch[];
}

/** Which structures were added twice. */
export interface Joined {
  readonly readAs: ReadAs;
  readonly cards: ReadonlyMap<ItemId, readonly ItemId[]>;
}

const ALONE: Joined = { readAs: asItself, cards: new Map() };

/** Two people of different structures know it, when nobody of its own has said so. */
const ENOUGH = 2;

/**
 * Whether a structure is what its card says: somebody who stands for it said so, or two people of different structures
 * did. A card under no pen was added by the committee or at the door: that counts as one of them, and is enough once its
 * own people are here (`isStoodFor`). What was said of any of its cards was said of it.
 */
export function confirmationOf(
  structure: ItemId,
  vouches: Iterable<Vouch>,
  isStoodFor = false,
  { readAs, cards }: Joined = ALONE,
): Confirmation {
  const as = (one: string | null): ItemId | null => (one === null ? null : readAs(one as ItemId));
  const said = [...vouches]
    .filter((one) => as(one.structure) === structure && one.speaksFor !== null && one.archivedAt === null)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const first = said.filter(
    (one, n) => said.findIndex((other) => as(other.speaksFor) === as(one.speaksFor)) === n,
  );
  const isOurs = first.some(({ speaksFor }) => as(speaksFor) === structure);
  const hands = new Set(first.map(({ id }) => penOf(id)));
  const isUnderNoPen = (cards.get(structure) ?? [structure]).some((card) => penOf(card) === null);
  const voices = Math.min(first.length, hands.size) + (isUnderNoPen ? 1 : 0);
  return { isConfirmed: isOurs || voices >= ENOUGH || (isUnderNoPen && isStoodFor), vouches: first };
}

/** The structures of a list that nobody has confirmed yet. */
export function toConfirm(
  structures: Iterable<ItemId>,
  vouches: Iterable<Vouch>,
  stoodFor: ReadonlySet<string>,
  joined: Joined = ALONE,
): ReadonlySet<ItemId> {
  const byStructure = new Map<string, Vouch[]>();
  for (const one of vouches)
    if (one.structure !== null) {
      const as = joined.readAs(one.structure);
      byStructure.set(as, [...(byStructure.get(as) ?? []), one]);
    }
  return new Set(
    [...structures].filter(
      (id) => !confirmationOf(id, byStructure.get(id) ?? [], stoodFor.has(id), joined).isConfirmed,
    ),
  );
}
