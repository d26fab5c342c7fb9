import type { ItemId } from '../ids.ts';
import type { Structure } from '../kinds/index.ts';
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
 * as another is that one. Two people who
 * write out of reach of each other may close a ring; it reads as if the smallest id in it had come by itself, so that
 * every copy cuts at the same place.
 */
export function whoBrought(structures: Structures): ReadonlyMap<ItemId, ItemId> {
  const cut = cutsOf(structures);
  const by = new Map<ItemId, ItemId>();
  for (const { id } of structuresInView(structures)) {
    let one = stepOf(structures, cut, id);
    while (one !== null && structures.get(one)?.archivedAt !== null) one = stepOf(structures, cut, one);
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
  const cut = cutsOf(structures);
  for (let at: ItemId | null = one; at !== null; at = stepOf(structures, cut, at)) if (at === of) return true;
  return false;
}

function stepOf(structures: Structures, cut: ReadonlySet<ItemId>, id: ItemId): ItemId | null {
  const by = (structures.get(id)?.broughtBy ?? null) as ItemId | null;
  if (by === null || cut.has(id) || !structures.has(by)) return null;
  return readsAs((one) => structures.get(one), by);
}

/** The smallest id of each ring. Every structure came by one at most, so rings share nothing. */
function cutsOf(structures: Structures): ReadonlySet<ItemId> {
  const cuts = new Set<ItemId>();
  const seen = new Map<ItemId, ItemId>();
  for (const start of structures.keys()) {
    let at: ItemId | null = start;
    while (at !== null && !seen.has(at)) {
      seen.set(at, start);
      at = stepOf(structures, cuts, at);
    }
    if (at !== null && seen.get(at) === start) cuts.add(smallestInRing(structures, at));
  }
  return cuts;
}

function smallestInRing(structures: Structures, from: ItemId): ItemId {
  let smallest = from;
  const nothing = new Set<ItemId>();
  for (let at = stepOf(structures, nothing, from); at !== null && at !== from;)
    [smallest, at] = [at < smallest ? at : smallest, stepOf(structures, nothing, at)];
  return smallest;
}
