import type { AccountId, ItemId } from '#domain/ids.ts';
import type { GoBetween } from '#domain/kinds/index.ts';
import type { SpaceState } from './space.svelte.ts';

/** Whoever hears of a match of these structures: the go-between of each, and the people who stand for it. */
export function whoIsTold(
  { members }: Pick<SpaceState, 'members'>,
  goBetweens: ReadonlyMap<ItemId, GoBetween>,
  structures: readonly (string | null)[],
): readonly AccountId[] {
  const told = new Set<AccountId>();
  for (const structure of structures) {
    if (structure === null) continue;
    const between = goBetweens.get(structure as ItemId)?.member;
    if (typeof between === 'string') told.add(between as AccountId);
    for (const { account, structures: of } of members.values())
      if (of.includes(structure as ItemId)) told.add(account);
  }
  return [...told].filter((account) => members.has(account));
}
