import { newSteps, stampOf, type BecameStep } from '#domain/projections/becameOf.ts';
import { followedBy, type Followed } from '#state/becameOfMine.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { TOLD, toldAt, type Stamps, type Told } from './told.ts';

/** A question that I follow, and what is new of it. */
export interface BecameNew {
  readonly followed: Followed;
  readonly steps: readonly BecameStep[];
}

const stampsOf = (followed: readonly Followed[]): Stamps =>
  Object.fromEntries(followed.map(({ question, steps }) => [question.id, steps.map(stampOf)]));

/**
 * What became of my questions since my last visit: told for the length of this one, then never again. On a device
 * that has told nothing yet, what already stands there is no news. Call `stop` when done.
 */
export class BecameNews {
  readonly #space: SpaceState;
  readonly #visit: number | null;
  readonly #stops: readonly (() => void)[];
  #told: Told | null;
  #version = $state(0);
  #isDue = false;
  readonly followed: readonly Followed[] = $derived.by(() => {
    void this.#version;
    return followedBy(this.#space);
  });
  readonly news: readonly BecameNew[] = $derived.by(() => {
    void this.#version;
    const told = this.#told;
    if (told === null) return [];
    return this.followed.flatMap((followed) => {
      const steps = newSteps(followed.steps, told.before[followed.question.id] ?? []);
      return steps.length === 0 ? [] : [{ followed, steps }];
    });
  });

  constructor(space: SpaceState, visit: number | null) {
    this.#space = space;
    this.#visit = visit;
    this.#told = this.#known();
    const { questions, shares, placements, moderations, groupings } = space.views;
    this.#stops = [questions, shares, placements, moderations, groupings].map((view) =>
      view.watch(() => this.#touch()),
    );
  }

  /** Notes that all this was shown. Until the commons has been received once, there is nothing to note. */
  shown(): void {
    const known = this.#known();
    if (known === null && !this.#space.status.synced) return;
    const seen = stampsOf(this.followed);
    const told = { visit: this.#visit, before: known?.before ?? seen, seen };
    this.#told = told;
    this.#space.notes.keep(TOLD, told);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Read anew each time: what I did myself meanwhile is noted there too. */
  #known(): Told | null {
    return toldAt(this.#space.notes.read(TOLD), this.#visit);
  }

  #touch(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#version += 1;
    });
  }
}
