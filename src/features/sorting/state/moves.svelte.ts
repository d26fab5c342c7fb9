import type { ItemId } from '#domain/ids.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { placeQuestion } from '#state/tendQuestion.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { MoveStack } from '#state/moveStack.svelte.ts';

/** What I moved on the sorting table; a place is a theme, or null for the heap. */
export class Moves extends MoveStack<ItemId | null> {
  constructor(space: SpaceState) {
    const { questions, placements } = space.views;
    super({
      placeOf: (id) => {
        const question = questions.plain.get(id);
        return question === undefined ? null : themeOf(question, placements.plain.get(id));
      },
      put: (id, to) => placeQuestion(space, id, to),
      watch: (moved) =>
        placements.watch((id, _before, after, isLocal) => {
          if (!isLocal && after !== undefined) moved(id, after.theme);
        }),
    });
  }
}
