import type { ItemId } from '../ids.ts';
import type { Structure } from '../kinds/structure.ts';
import { joinedCards } from './joinedCards.ts';
import { readsAs, structuresInView } from './readsAs.ts';

type Brought = Pick<Structure, 'id' | 'broughtBy' | 'archivedAt' | 'joinedInto'>;
type Structures = ReadonlyMap<ItemId, Brought>;

/** A structure in view, and those that came by it. */
export interface Branch {
  readonly id: ItemId;
  readonly brought: readonly Branch[];
}

/**
 * By which structure in view each one came. One that is archived is passed over, to whoever brought it; one that reads
 * as another is that one, and came by whoever its own card says, else by whoever one of its other cards says. Two people
 * who write out of reach of each other may close a ring; it reads as if the smallest id in it had come by itself, so that
 * every copy cuts at the same place.
 */
export function whoBrought(structures: Structures): ReadonlyMap<ItemId, ItemId> {
  const steps = stepsIn(structures);
  const cut = cutsOf(structures, steps);
  const by = new Map<ItemId, ItemId>();
  for (const { id } of structuresInView(structures)) {
    let one = cut.has(id) ? null : steps(id);
    while (one !== null && structures.get(one)?.archivedAt !== null) one = cut.has(one) ? null : steps(one);
    if (one !== null) by.set(id, one);
  }
  return by;
}

/** Who brought whom, from those that came by themselves on; each list in the order of the structures given. */
export function broughtTree(structures: Structures): readonly Branch[] {
  const by = whoBrought(structures);
  const below = new Map<ItemId | null, ItemId[]>();
  for (const { id } of structuresInView(structures)) {
    const under = by.get(id) ?? null;
    const beside = below.get(under);
    if (beside === undefined) below.set(under, [id]);
    else beside.push(id);
  }
  const branch = (id: ItemId): Branch => ({ id, brought: (below.get(id) ?? []).map(branch) });
  return (below.get(null) ?? []).map(branch);
}

/** Whether `one` is `of`, or came by it, step after step. */
export function isBehind(structures: Structures, of: ItemId, one: ItemId): boolean {
  const steps = stepsIn(structures);
  const cut = cutsOf(structures, steps);
  const first = readsAs((id) => structures.get(id), of);
  let at: ItemId | null = readsAs((id) => structures.get(id), one);
  for (; at !== null; at = cut.has(at) ? null : steps(at)) if (at === first) return true;
  return false;
}

/** From a structure, as it reads, to the one that it came by; null: it came by itself. */
type Steps = (id: ItemId) => ItemId | null;

function stepsIn(structures: Structures): Steps {
  const cards = joinedCards(structures);
  const find = (one: ItemId): Brought | undefined => structures.get(one);
  return (id) => {
    for (const card of cards.get(id) ?? [id]) {
      const by = find(card)?.broughtBy ?? null;
      if (by === null || find(by) === undefined) continue;
      const as = readsAs(find, by);
      // Its own cards brought one another: they are one and the same.
      if (as !== id) return as;
    }
    return null;
  };
}

/** The smallest id of each ring. Every structure came by one at most, so rings share nothing. */
function cutsOf(structures: Structures, steps: Steps): ReadonlySet<ItemId> {
  const cuts = new Set<ItemId>();
  const seen = new Map<ItemId, ItemId>();
  for (const card of structures.keys()) {
    const start = readsAs((one) => structures.get(one), card);
    if (seen.has(start)) continue;
    let at: ItemId | null = start;
    while (at !== null && !seen.has(at)) {
      seen.set(at, start);
      at = cuts.has(at) ? null : steps(at);
    }
    if (at !== null && seen.get(at) === start) cuts.add(smallestInRing(steps, at));
  }
  return cuts;
}

function smallestInRing(steps: Steps, from: ItemId): ItemId {
  let smallest = from;
  for (let at = steps(from); at !== null && at !== from; at = steps(at)) if (at < smallest) smallest = at;
  return smallest;
}
