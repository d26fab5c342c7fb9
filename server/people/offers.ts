import { timingSafeEqual } from 'node:crypto';
import { done, refused, type Result } from '#domain/result.ts';
import type { Offered, OpeningRefusal } from '#protocol/portal.ts';
import { createSharedLimit, type SharedRates } from '../rate.ts';
import { hashOf } from '../secrets.ts';

/** What a server offers to people whom no link leads to it, as its operator says. */
export interface Offers extends Offered {
  /** What is asked for where `opening` is `code`. */
  readonly openingCode: string | null;
  readonly openingRates: SharedRates;
  readonly demoRates?: SharedRates;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * So many at once from one network, then one every ten minutes: a machine left alone opens 144 a day. All networks
 * together ten times as many, then one a minute.
 */
export const openingRates = (atOnce: number): SharedRates => ({
  address: { burst: atOnce, every: 10 * MINUTE },
  all: { burst: 10 * atOnce, every: MINUTE },
});

/** A class tries the demo from one Wi-Fi, twice over; all networks together fill a large hall. */
export const DEMO_RATES: SharedRates = {
  address: { burst: 60, every: 30 * SECOND },
  all: { burst: 330, every: MINUTE },
};

/** A machine of one's own: everything is open. */
export const EVERYTHING_OFFERED: Offers = {
  opening: 'open',
  openingCode: null,
  demo: true,
  openingRates: openingRates(5),
};

/** Says whether one more space may be opened from this address, with this code, and counts it. */
export type MayOpen = (address: string, code: string) => Result<null, OpeningRefusal>;

/** Every try of a network counts, also with a wrong code: one that is guessed at is not looked at for long. */
export function createOpenings(offers: Offers, elapsed: () => number): MayOpen {
  const { opening, openingCode, openingRates: rates } = offers;
  const isLetThrough = createSharedLimit(rates, elapsed);
  return (address, code) => {
    if (opening === 'closed') return refused('opening.closed');
    const isRight = opening === 'open' || (openingCode !== null && isSame(code, openingCode));
    if (!isLetThrough(address, isRight)) return refused('opening.tooMany');
    return isRight ? done(null) : refused('opening.code');
  };
}

/** Says whether one more may enter the demo from this address, and counts them. */
export type MayTry = (address: string) => Result<null, 'demo.closed' | 'demo.tooMany'>;

export function createDemoDoor({ demo, demoRates }: Offers, elapsed: () => number): MayTry {
  const isLetThrough = createSharedLimit(demoRates ?? DEMO_RATES, elapsed);
  return (address) => {
    if (!demo) return refused('demo.closed');
    return isLetThrough(address) ? done(null) : refused('demo.tooMany');
  };
}

export const offered = ({ opening, demo }: Offers): Offered => ({ opening, demo });

/** Both are hashed first: how long it takes tells nothing of the code, not even its length. */
const isSame = (given: string, code: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(code)));
