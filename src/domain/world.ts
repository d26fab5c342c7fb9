import type { Chance } from './ids.ts';

/**
 * What the pure floors may not reach for by themselves: the hour and chance.
 * `now` is in milliseconds since 1970, corrected by the server's clock where one is known.
 */
export interface World {
  readonly now: () => number;
  readonly chance: Chance;
}
