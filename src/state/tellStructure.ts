import type { CardRefusal, GivenCard } from '#domain/commands/checkCard.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import { mayPublish, mayTell, tellStructure, type Teller } from '#domain/commands/tellStructure.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Who I am to the cards of structures. Reactive. */
export const tellerIn = (space: SpaceState): Teller => ({
  pens: space.pens,
  structures: [...new Set(space.me.structures.flatMap((one) => [one, space.readAs(one)]))],
  tends: space.may('joinStructures'),
});

export const mayTellCard = (space: SpaceState, id: ItemId): boolean =>
  space.may('tellStructure') && mayTell(tellerIn(space), id);

export const mayPublishCard = (space: SpaceState, id: ItemId): boolean => mayPublish(tellerIn(space), id);

export const tellCard = (
  space: SpaceState,
  id: ItemId,
  given: Partial<GivenCard>,
): Result<ItemId, CardRefusal | OwnRefusal | 'notAllowed'> =>
  space.write('tellStructure', (doc) => tellStructure(doc, tellerIn(space), id, given));
