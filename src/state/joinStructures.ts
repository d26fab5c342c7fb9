import { joinStructures, separateStructures, type JoinRefusal } from '#domain/commands/joinStructures.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Says that `twin` is `into`, added twice. Organisers only; nothing is lost, and it is taken back at once. */
export const joinIn = (
  space: SpaceState,
  twin: ItemId,
  into: ItemId,
): Result<ItemId, JoinRefusal | 'notAllowed'> =>
  space.write('joinStructures', (doc) => joinStructures(doc, { twin, into }));

export const separateIn = (space: SpaceState, twin: ItemId): Result<ItemId, 'item.gone' | 'notAllowed'> =>
  space.write('joinStructures', (doc) => separateStructures(doc, twin));
