import type { ItemId } from '../ids.ts';

/** What is looked at of a structure. */
export interface Joinable {
  readonly joinedInto: string | null;
}

/**
 * The structure as which one reads: itself, or at the end of what it was joined into. Two organisers who join two of
 * them both ways, out of reach of each other, make a ring: all of it reads as the one whose id comes first, on every
 * device. What was joined into something that is not here reads as itself.
 */
export function readsAs(find: (id: ItemId) => Joinable | undefined, id: ItemId): ItemId {
  let at = id;
  let into = find(at)?.joinedInto ?? null;
  if (into === null) return id;
  const path = [at];
  while (into !== null && find(into as ItemId) !== undefined) {
    const before = path.indexOf(into as ItemId);
    if (before >= 0) return path.slice(before).reduce((least, one) => (one < least ? one : least));
    at = into as ItemId;
    path.push(at);
    into = find(at)?.joinedInto ?? null;
  }
  return at;
}

/** The structure as which one reads. */
export type ReadAs = (id: ItemId) => ItemId;

/** The structures that one lists, chooses from and counts: in view, each once. */
export const structuresInView = <
  S extends Joinable & { readonly id: ItemId; readonly archivedAt: number | null },
>(
  structures: ReadonlyMap<ItemId, S>,
): S[] =>
  [...structures.values()].filter(
    ({ id, archivedAt }) => archivedAt === null && readsAs((one) => structures.get(one), id) === id,
  );
