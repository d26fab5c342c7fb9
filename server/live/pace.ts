import type { Clock } from './clock.ts';
import type { Offer } from './turn.ts';

/**
 * How long updates are gathered once a room is lively, in milliseconds: 10, and 1 more for 12 connections. What a turn
 * costs is mostly the frames that leave, one to each connection; 23 at 165, and never more than 40.
 */
export const turnWindow = (connections: number): number => Math.min(40, 10 + Math.floor(connections / 12));

/** A turn goes on for so long, in milliseconds; what still waits has the next one, after the turns of other rooms. */
const LONGEST_TURN = 8;
/** And for so many bytes, which become one frame to everybody. */
const LARGEST_TURN = 1024 * 1024;

/** The first of these offers, and those that follow as long as the turn lasts. What is taken is noted in `taken`. */
export function* asLongAsATurn<Sender>(
  offers: Iterable<Offer<Sender>>,
  clock: Pick<Clock, 'elapsed'>,
  taken: Offer<Sender>[],
): Generator<Offer<Sender>> {
  const end = clock.elapsed() + LONGEST_TURN;
  let bytes = 0;
  for (const offer of offers) {
    taken.push(offer);
    bytes += offer.update.length;
    yield offer;
    if (bytes >= LARGEST_TURN || clock.elapsed() >= end) return;
  }
}

const FIRST_REST = 1_000;
const LONGEST_REST = 30_000;

/** How long a room rests after the store could not write, when it last rested for `before`; in milliseconds. */
export const restAfter = (before: number): number => Math.min(LONGEST_REST, Math.max(FIRST_REST, before * 2));
