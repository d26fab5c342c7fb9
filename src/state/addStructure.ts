import {
  addStructure as addIn,
  type NewStructure,
  type StructureRefusal,
} from '#domain/commands/addStructure.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Adds a structure to the commons: a partner's bears the partner's pen, an organiser's is everybody's. */
export const addStructure = (
  space: SpaceState,
  given: NewStructure,
): Result<ItemId, StructureRefusal | 'notAllowed'> =>
  space.write('addStructure', (doc, world) =>
    addIn(doc, given, world, space.me.role === 'organiser' ? null : space.pens.named),
  );
