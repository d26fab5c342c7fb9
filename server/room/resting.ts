import type { Clock, Stop } from '#server/clock.ts';
import { restAfter } from './pace.ts';

/** A room that leaves the store alone for a while, since it could not write: longer each time, until it can again. */
export class Resting {
  private rest = 0;
  private stop: Stop | null = null;

  constructor(private readonly clock: Pick<Clock, 'after'>) {}

  get isResting(): boolean {
    return this.stop !== null;
  }

  /** Answers for how long, in milliseconds; `then` is called when it is over. */
  begin(then: () => void): number {
    this.rest = restAfter(this.rest);
    this.stop?.();
    this.stop = this.clock.after(this.rest, () => {
      this.stop = null;
      then();
    });
    return this.rest;
  }

  /** The store has written: the next rest is a short one. */
  endsWell(): void {
    this.rest = 0;
  }

  close(): void {
    this.stop?.();
  }
}
