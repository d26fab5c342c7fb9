import type { AccountId, ItemId } from '#domain/ids.ts';
import type { GoBetween } from '#domain/kinds/goBetween.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/**
 * Whoever hears of a match of these structures: the go-between of each, and the people who stand for it, a structure
 * that was added twice being one.
 */
export function whoIsTold(
  { members }: Pick<SpaceState, 'members'>,
  goBetweens: ReadonlyMap<ItemId, GoBetween>,
  structures: readonly (string | null)[],
  readAs: (structure: ItemId) => ItemId,
): readonly AccountId[] {
  const told = new Set<AccountId>();
  const concerned = new Set(structures.flatMap((one) => (one === null ? [] : [readAs(one as ItemId)])));
  for (const [structure, { member }] of goBetweens)
    if (typeof member === 'string' && concerned.has(readAs(structure))) told.add(member);
  for (const { account, structures: of } of members.values())
    if (of.some((one) => concerned.has(readAs(one)))) told.add(account);
  return [...told].filter((account) => members.has(account));
}
