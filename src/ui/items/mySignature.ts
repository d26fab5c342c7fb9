import type { ItemId } from '#domain/ids.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** The structure that signs unless another is chosen: the first of mine that is here. */
export const mySignature = ({ claimed, structures }: SpaceState): ItemId | null =>
  claimed.find((one) => structures.get(one)?.archivedAt === null) ?? null;
