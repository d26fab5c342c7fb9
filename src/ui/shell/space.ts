import { getContext, setContext } from 'svelte';
import type { SpaceState } from '#state/space.svelte.ts';

const KEY = Symbol('space');

export const provideSpace = (space: SpaceState): SpaceState => setContext(KEY, space);

/** The space that is open, inside any of its pages. */
export const useSpace = (): SpaceState => getContext<SpaceState>(KEY);
