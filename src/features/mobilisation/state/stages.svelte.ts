import { moveStructure } from '#domain/commands/mobilise.ts';
import type { ItemId } from '#domain/ids.ts';
import type { MobilisationState, Structure } from '#domain/kinds/structure.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { STAGES } from '#domain/mobilisationStages.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { MoveStack } from '#state/moveStack.svelte.ts';

/** A stage, with the structures that stand at it, by name. */
export interface Stage {
  readonly state: MobilisationState;
  readonly structures: readonly Structure[];
}

const byName = new Intl.Collator('fr', { sensitivity: 'base' });

/** The structures in view, stage by stage. While a card is in my hand nothing moves (`hold`). */
export class Stages {
  readonly #space: SpaceState;
  #held: readonly Stage[] | null = $state.raw(null);
  readonly #now: readonly Stage[] = $derived.by(() => this.#lay());
  readonly all: readonly Stage[] = $derived(this.#held ?? this.#now);

  constructor(space: SpaceState) {
    this.#space = space;
  }

  hold(): void {
    this.#held = this.#now;
  }

  release(): void {
    this.#held = null;
  }

  #lay(): readonly Stage[] {
    const structures = structuresInView(this.#space.structures).sort((a, b) =>
      byName.compare(a.name, b.name),
    );
    return STAGES.map((state) => ({
      state,
      structures: structures.filter(({ mobilisation }) => mobilisation === state),
    }));
  }
}

/** What I moved from stage to stage, to be taken back. */
export class StageMoves extends MoveStack<MobilisationState | null, 'item.gone' | 'notAllowed'> {
  constructor(space: SpaceState) {
    const { structures } = space.views;
    super({
      placeOf: (id) => structures.plain.get(id)?.mobilisation ?? null,
      put: (id, to) => space.write('mobilise', (doc) => moveStructure(doc, id, to ?? 'interested')),
      watch: (moved) =>
        structures.watch((id: ItemId, before, after, isLocal) => {
          if (
            !isLocal &&
            after !== undefined &&
            before !== undefined &&
            before.mobilisation !== after.mobilisation
          )
            moved(id, after.mobilisation);
        }),
    });
  }
}
