import {
  acceptPassage as acceptIn,
  declinePassage as declineIn,
  takePassageBack as takeBackIn,
  type AcceptedPassage,
  type PassageRefusal,
  type SeenWordings,
} from '#domain/commands/answerPassage.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { UndoState } from '#state/undo.svelte.ts';

/*
 * What organisers answer to words proposed for a theme.
 */

type Answered<T> = Result<T, PassageRefusal | 'notAllowed'>;

/** A yes; the page's own undo takes it back in its turn, text and verdict at once. */
export function acceptPassage(
  space: SpaceState,
  undo: Pick<UndoState, 'track'>,
  id: ItemId,
  seen: SeenWordings,
): Answered<AcceptedPassage> {
  const accept = (): Answered<AcceptedPassage> =>
    space.write('writeThemes', (doc, world) => acceptIn(doc, id, seen, world));
  const first = accept();
  if (!first.ok) return first;
  let last = first.value;
  undo.track({
    undo: () => stateOf(space, id) === 'accepted' && takePassageBack(space, id, last).ok,
    redo: () => {
      const again = accept();
      if (again.ok) last = again.value;
      return again.ok;
    },
  });
  return first;
}

export function declinePassage(
  space: SpaceState,
  undo: Pick<UndoState, 'track'>,
  id: ItemId,
): Answered<ItemId> {
  const decline = (): Answered<ItemId> =>
    space.write('writeThemes', (doc, world) => declineIn(doc, id, world));
  const first = decline();
  if (first.ok)
    undo.track({
      undo: () => stateOf(space, id) === 'declined' && takePassageBack(space, id, null).ok,
      redo: () => decline().ok,
    });
  return first;
}

/** It waits again; the words that were there come back where nobody went on writing. */
export const takePassageBack = (
  space: SpaceState,
  id: ItemId,
  accepted: AcceptedPassage | null,
): Answered<ItemId> => space.write('writeThemes', (doc, world) => takeBackIn(doc, id, accepted, world));

const stateOf = (space: SpaceState, id: ItemId): string | undefined =>
  space.views.moderations.plain.get(id)?.verdict;
