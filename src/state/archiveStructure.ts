import {
  archiveStructure,
  bringBackStructure,
  mayArchive,
  type ArchiveRefusal,
} from '#domain/commands/archiveStructure.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { ItemId } from '#domain/ids.ts';
import { peopleOf } from '#domain/projections/peopleOf.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';
import { tellerIn } from './tellStructure.ts';

/**
 * Whether I may put this card away or bring it back: organisers, and whoever added it while nobody else stands for it.
 * Reactive.
 */
export function mayArchiveCard(space: SpaceState, id: ItemId): boolean {
  const who = tellerIn(space);
  if (!space.may('tellStructure') || !mayArchive(space.shared.doc, who, id)) return false;
  return (
    who.tends ||
    peopleOf(space.members.values(), id, (one) => space.readAs(one)).every(
      ({ account }) => account === space.me.account,
    )
  );
}

export const archiveCard = (
  space: SpaceState,
  id: ItemId,
  reason: string,
): Result<ItemId, ArchiveRefusal | 'notAllowed'> =>
  space.write('tellStructure', (doc, world) => archiveStructure(doc, tellerIn(space), id, reason, world));

export const bringBackCard = (space: SpaceState, id: ItemId): Result<ItemId, OwnRefusal | 'notAllowed'> =>
  space.write('tellStructure', (doc) => bringBackStructure(doc, tellerIn(space), id));
