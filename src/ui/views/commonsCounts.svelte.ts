import { structuresInView } from '#domain/projections/readsAs.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What there is in the commons, counted: what everybody reads, neither archived nor set aside. */
export class CommonsCounts {
  #version = $state(0);
  #isDue = false;
  readonly #space: SpaceState;
  readonly #stops: readonly (() => void)[];

  readonly questions: number = $derived.by(() => {
    void this.#version;
    const { questions, moderations } = this.#space.views;
    let count = 0;
    for (const item of questions.plain.values())
      if (standingOf(item, moderations.plain.get(item.id)) === 'shared') count += 1;
    return count;
  });
  readonly structures: number = $derived.by(() => {
    void this.#version;
    return structuresInView(this.#space.views.structures.plain).length;
  });
  readonly themes: number = $derived.by(() => {
    void this.#version;
    return [...this.#space.views.themes.plain.values()].filter((item) => item.archivedAt === null).length;
  });

  constructor(space: SpaceState) {
    this.#space = space;
    const { questions, moderations, structures, themes } = space.views;
    this.#stops = [questions, moderations, structures, themes].map((view) => view.watch(() => this.#touch()));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Thousands of changes of one turn are counted once. */
  #touch(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#version += 1;
    });
  }
}
