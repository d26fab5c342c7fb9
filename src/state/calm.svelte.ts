import { Calm, type CalmClock } from '#sync/calm.ts';
import type { SpaceState } from './space.svelte.ts';

/** « Mode calme » of one open space: how much waits, and the way to see it now. `stop` lets everything in. */
export class CalmState {
  #waiting = $state(0);
  readonly #space: SpaceState;
  readonly #calm: Calm;

  constructor(space: SpaceState, clock?: CalmClock) {
    this.#space = space;
    this.#calm = new Calm((changes) => (this.#waiting = changes), clock);
    space.bufferWith(this.#calm);
  }

  /** Stretches of writing, not letters. */
  get waiting(): number {
    return this.#waiting;
  }

  keyPressed(): void {
    this.#calm.keyPressed();
  }

  showNow(): void {
    this.#calm.release();
  }

  stop(): void {
    this.#space.bufferWith(null);
  }
}
