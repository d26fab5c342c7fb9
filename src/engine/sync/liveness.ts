import type { Moment } from './environment.ts';

/** Asleep longer than this, a connection that looks alive is probed before it is believed; in milliseconds. */
const LONG_SLEEP = 20_000;
/** A connection that leaves a probe unanswered for longer is given up; in milliseconds. */
const ANSWER_WITHIN = 5_000;

/**
 * What is done about a connection after a moment of its page.
 * - `probe`: it looks open, and may be dead: the server is asked before anything is called received
 * - `reopen`: it is down, and what it waits for may be over: another one at once
 * - `hurry`: it is down: the wait that is under way is cut short
 */
export type Revival = 'probe' | 'reopen' | 'hurry';

/** Liveness of a connection: a page that slept, or whose network moved, does not know whether its line still leads anywhere. */
export class Liveness {
  readonly #now: () => number;
  #hiddenAt: number | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Null: nothing is to be done. */
  after(moment: Moment, isOpen: boolean): Revival | null {
    if (moment === 'leave') return null;
    if (moment === 'hidden') {
      this.#hiddenAt = this.#now();
      return null;
    }
    const asleep = this.#hiddenAt === null ? 0 : this.#now() - this.#hiddenAt;
    if (moment === 'wake') this.#hiddenAt = null;
    const mayBeDead = moment !== 'wake' || asleep > LONG_SLEEP;
    if (isOpen) return mayBeDead ? 'probe' : null;
    if (moment === 'offline') return null;
    return mayBeDead ? 'reopen' : 'hurry';
  }

  /** A probe went out; `giveUp` runs unless it is answered in time. */
  probed(giveUp: () => void): void {
    this.answered();
    this.#patience = setTimeout(giveUp, ANSWER_WITHIN);
  }

  answered(): void {
    clearTimeout(this.#patience);
  }
}
