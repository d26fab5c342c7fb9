import {
  withdrawShare as withdrawOne,
  withdrawShares as withdrawIn,
} from '#domain/commands/withdrawShares.ts';
import type { ItemId } from '#domain/ids.ts';
import { done, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Takes my shares of a question for a structure back; answers how many there were. */
export const withdrawShares = (
  space: SpaceState,
  given: { readonly question: ItemId; readonly structure: ItemId },
): Result<number, 'notAllowed'> =>
  space.write('share', (doc, world) => done(withdrawIn(doc, space.pens, given, world)));

export const withdrawShare = (space: SpaceState, id: ItemId): boolean =>
  space.write('share', (doc, world) => withdrawOne(doc, space.pens, id, world)).ok;
