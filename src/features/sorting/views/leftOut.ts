import type { ItemId } from '#domain/ids.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** « theme question » pairs, for the life of an open space: that is, for a visit. */
const left = new WeakMap<SpaceState, Set<string>>();

/** Proposals that somebody put aside for this visit. They are nobody's decision on the question. */
export function leftOutOf(space: SpaceState): {
  readonly has: (theme: ItemId, question: ItemId) => boolean;
  readonly add: (theme: ItemId, question: ItemId) => void;
  readonly forget: (theme: ItemId) => void;
} {
  const pairs = left.get(space) ?? new Set<string>();
  left.set(space, pairs);
  const pair = (theme: ItemId, question: ItemId): string => `${theme} ${question}`;
  return {
    has: (theme, question) => pairs.has(pair(theme, question)),
    add: (theme, question) => void pairs.add(pair(theme, question)),
    forget: (theme) => {
      for (const one of [...pairs]) if (one.startsWith(`${theme} `)) pairs.delete(one);
    },
  };
}
