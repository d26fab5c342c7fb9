import * as Y from 'yjs';
import type { Bring, UpdateBuffer } from '#engine/sync/updateBuffer.ts';

/** The hour and a way to be woken, as puppets can play them. `after` answers how to cancel. */
export interface CalmClock {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Somebody who has pressed no key for this long has stopped. */
const STOPPED_AFTER = 3_000;
/** From here on, a breath is enough. */
const LONGEST = 10 * 60_000;
const MOST_BYTES = 2 * 1024 * 1024;
const A_BREATH = 500;
/** Memory goes before calm. */
const TOO_MANY_BYTES = 4 * MOST_BYTES;

const pageClock: CalmClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * « Mode calme »: what others write waits, in order and unapplied, while keys are pressed and three seconds after;
 * then it comes in at once. The server holds it durably: what is lost with the page is asked for again.
 */
export class Calm implements UpdateBuffer {
  readonly #clock: CalmClock;
  readonly #tell: (changes: number) => void;
  #kept: Uint8Array[] = [];
  #bytes = 0;
  #bring: Bring = () => {};
  #typingSince = -Infinity;
  #lastKey = -Infinity;
  #cancel: (() => void) | null = null;
  #changes = 0;
  /** By who wrote: when they last did. A person who goes on writing makes one change. */
  readonly #lastOf = new Map<string, number>();

  /** `tell` hears how many changes wait; letters written in one go are one. */
  constructor(tell: (changes: number) => void, clock: CalmClock = pageClock) {
    this.#tell = tell;
    this.#clock = clock;
  }

  keyPressed(): void {
    const now = this.#clock.now();
    if (now >= this.#lastKey + STOPPED_AFTER) this.#typingSince = now;
    this.#lastKey = now;
  }

  keeps(update: Uint8Array, bring: Bring): boolean {
    if (this.#clock.now() >= this.#due) {
      this.release();
      return false;
    }
    this.#kept.push(update);
    this.#bytes += update.length;
    this.#bring = bring;
    this.#count(update);
    if (this.#bytes > TOO_MANY_BYTES) this.release();
    else this.#plan();
    return true;
  }

  release(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#kept.length === 0) return;
    const kept = this.#kept;
    this.#kept = [];
    this.#bytes = this.#changes = 0;
    this.#lastOf.clear();
    this.#bring(kept);
    this.#tell(0);
  }

  get #due(): number {
    const isLong = this.#bytes > MOST_BYTES || this.#clock.now() - this.#typingSince > LONGEST;
    return this.#lastKey + (isLong ? A_BREATH : STOPPED_AFTER);
  }

  #plan(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(Math.max(this.#due - this.#clock.now(), 0), () => {
      this.#cancel = null;
      if (this.#clock.now() >= this.#due) this.release();
      else this.#plan();
    });
  }

  #count(update: Uint8Array): void {
    const [now, writer] = [this.#clock.now(), writerOf(update)];
    if (now >= (this.#lastOf.get(writer) ?? -Infinity) + STOPPED_AFTER) {
      this.#changes += 1;
      this.#tell(this.#changes);
    }
    this.#lastOf.set(writer, now);
  }
}

/** Whose connections an update bears; what only takes away names nobody. */
const writerOf = (update: Uint8Array): string =>
  [...Y.parseUpdateMeta(update).to.keys()].sort((a, b) => a - b).join(' ');
