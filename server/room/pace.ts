import type { Clock } from '#server/clock.ts';
import type { Offer } from './turn.ts';

/**
 * How long updates are gathered once a room is lively, in milliseconds since the last ones were shown: 10, and 1 more for
 * 16 connections. What a turn costs is mostly the frames that leave, one to each connection; 20 at 165, and never more:
 * while frames leave for a thousand, the next letters gather anyway.
 */
export const turnWindow = (connections: number): number => Math.min(20, 10 + Math.floor(connections / 16));

/** While a whole network comes back, each of a thousand brings something for all the others: it is gathered for longer. */
const RETURN_WINDOW = 250;
/** And a turn takes more of it, so that there are fewer to show. */
const RETURN_TURN = 24;
const MANY = 50;
const LATELY = 1_000;

/** Who came lately and brought something written elsewhere. Coming alone makes no work for the others. */
export class Arrivals {
  private since = -Infinity;
  private count = 0;
  private before = 0;

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  note(): void {
    this.turnPage();
    this.count += 1;
  }

  get areMany(): boolean {
    this.turnPage();
    return Math.max(this.count, this.before) >= MANY;
  }

  /** How long updates are gathered among so many connections; what a turn left over waits no longer than that. */
  window(connections: number, isLeftOver: boolean): number {
    return this.areMany && !isLeftOver ? RETURN_WINDOW : turnWindow(connections);
  }

  /** How long a turn goes on. */
  get turn(): number {
    return this.areMany ? RETURN_TURN : LONGEST_TURN;
  }

  private turnPage(): void {
    const past = this.clock.elapsed() - this.since;
    if (past < LATELY) return;
    this.before = past < 2 * LATELY ? this.count : 0;
    this.count = 0;
    this.since = this.clock.elapsed();
  }
}

/** A turn goes on for so long, in milliseconds; what still waits has the next one, after the turns of other rooms. */
const LONGEST_TURN = 8;
/** And for so many bytes, which become one frame to everybody. */
const LARGEST_TURN = 1024 * 1024;

/** Whether an update writes anything: it may also do nothing but strike, as most that come back with nothing new. */
export const writes = (update: Uint8Array): boolean => update[0] !== 0;

/** Among letters the clock is looked at once in so many of them; after what is larger than one, always. Bytes. */
const LOOK = 8;
const LETTER = 256;

/** The first of these offers, and those that follow as long as the turn lasts. What is taken is noted in `taken`. */
export function* asLongAsATurn<Sender>(
  offers: Iterable<Offer<Sender>>,
  clock: Pick<Clock, 'elapsed'>,
  longest: number,
  taken: Offer<Sender>[],
): Generator<Offer<Sender>> {
  const end = clock.elapsed() + longest;
  let bytes = 0;
  for (const offer of offers) {
    taken.push(offer);
    bytes += offer.update.length;
    yield offer;
    const looks = offer.update.length > LETTER || taken.length % LOOK === 0;
    if (bytes >= LARGEST_TURN || (looks && clock.elapsed() >= end)) return;
  }
}

const FIRST_REST = 1_000;
const LONGEST_REST = 30_000;

/** How long a room rests after the store could not write, when it last rested for `before`; in milliseconds. */
export const restAfter = (before: number): number => Math.min(LONGEST_REST, Math.max(FIRST_REST, before * 2));
