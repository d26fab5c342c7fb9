import type { ItemId } from '../ids.ts';
import type { Alike } from './align.ts';

/** A question that resembles a sentence, and why. */
export interface Suggestion {
  readonly id: ItemId;
  /** In whose words it resembles it: its own, or those that others gave for it. */
  readonly said: string;
  /** What both say, as it stands in each. */
  readonly alike: readonly Alike[];
}

/** How one question resembles what is looked for. */
export interface Match extends Suggestion {
  readonly theme: ItemId | null;
  /** From 0 to 1. */
  readonly resemblance: number;
  /** How much what is in common tells, in nats; and which share of it in other words. */
  readonly told: number;
  readonly inOtherWords: number;
}

/**
 * Where a resemblance speaks. `asked`: somebody looks at a list while they type. `unasked`: the product proposes by
 * itself, so a bad proposal costs more than none.
 */
export type Door = 'asked' | 'unasked';

/** From how much resemblance on each door opens. Chosen on `LOOK_ALIKES` and `REWORDINGS` (docs/near.md). */
const OPENS: Readonly<Record<Door, number>> = { asked: 0.34, unasked: 0.62 };
/** While I look at a list: look-alikes deceive by their words, so what resembles in other words is let in sooner. */
const OTHER_WORDS: Readonly<Record<Door, number>> = { asked: 0.16, unasked: 0 };
const MOST = 5;
/** Beside a good one, what resembles less than this share of it is noise. */
const FAR = 0.6;
/** Of nearly equals, those of `theme` come first. */
const EQUAL = 0.05;

export interface Wanted {
  readonly door: Door;
  /** What tells less than this in common resembles nothing, in nats. */
  readonly worth: number;
  readonly theme: ItemId | null;
}

/** Up to five, those that resemble most first. */
export function choose(matches: readonly Match[], { door, worth, theme }: Wanted): readonly Suggestion[] {
  const rank = (match: Match): number =>
    match.resemblance + (1 - match.resemblance) * OTHER_WORDS[door] * match.inOtherWords;
  const open = matches.filter((match) => match.told >= worth && rank(match) >= OPENS[door]);
  const least = FAR * open.reduce((highest, match) => Math.max(highest, rank(match)), 0);
  const step = (match: Match): number => Math.round(rank(match) / EQUAL);
  const elsewhere = (match: Match): number => (theme !== null && match.theme === theme ? 0 : 1);
  return open
    .filter((match) => rank(match) >= least)
    .sort(
      (a, b) =>
        step(b) - step(a) || elsewhere(a) - elsewhere(b) || rank(b) - rank(a) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ id, said, alike }) => Object.freeze({ id, said, alike }));
}
