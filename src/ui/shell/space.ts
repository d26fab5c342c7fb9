import { getContext, setContext } from 'svelte';
import type { SpaceState } from '#state/space.svelte.ts';
import type { CommonsCounts } from '#ui/views/commonsCounts.svelte.ts';

const SPACE = Symbol('space');
const COUNTS = Symbol('counts');

export function provideSpace(space: SpaceState, counts: CommonsCounts): void {
  setContext(SPACE, space);
  setContext(COUNTS, counts);
}

/** The space that is open, inside any of its pages. */
export const useSpace = (): SpaceState => getContext<SpaceState>(SPACE);

/** How much there is in it. */
export const useCounts = (): CommonsCounts => getContext<CommonsCounts>(COUNTS);
