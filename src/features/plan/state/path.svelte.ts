import { carrier } from '#domain/kinds/carrier.ts';
import { pathOf, type PathStep } from '../domain/pathOf.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** How far a committee has come, read from what is in its commons. */
export class PathNow {
  readonly #space: SpaceState;
  readonly #carriers: LiveRoot<typeof carrier.fields>;

  readonly steps: readonly PathStep[] = $derived.by(() => {
    const { views, structures, themes, placements, members, settings } = this.#space;
    return pathOf({
      structures,
      questions: [...views.questions.items.values()].filter(
        (one) => standingOf(one, views.moderations.items.get(one.id)) === 'shared',
      ),
      organisers: [...members.values()].filter(
        ({ role, removedAt }) => role === 'organiser' && removedAt === null,
      ).length,
      eventDay: settings?.eventDay ?? null,
      themes: [...themes.values()],
      placements,
      carriers: [...this.#carriers.items.values()],
    });
  });

  constructor(space: SpaceState) {
    this.#space = space;
    this.#carriers = space.view(carrier);
  }
}
