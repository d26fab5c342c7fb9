import type { Alignment, Telling } from './align.ts';
import { askingOf } from './asking.ts';
import { isPublic } from './publics.ts';
import type { Reading } from './reading.ts';

/** What both leave unsaid of each other counts whole; what one adds, less: it may only be more precise. */
const BOTH_LEAVE = 1;
const ONE_ADDS = 0.4;
/** Different people are named. */
const OTHER_PEOPLE = 1;
/** A cause, an amount and what to do are three questions. */
const ASKS_OTHERWISE = 0.7;

/**
 * From 0 to 1: of all that two texts tell, the share that both tell (a Tversky index with the smaller remainder counted
 * more; Tversky, 1977), less what they are known to say differently.
 */
export function resemblance(mine: Reading, theirs: Reading, aligned: Alignment, telling: Telling): number {
  const both = (aligned.mine.met + aligned.theirs.met) / 2;
  if (both === 0) return 0;
  const [left, leftToo] = [aligned.mine, aligned.theirs].map(({ whole, met }) => whole - met) as [
    number,
    number,
  ];
  const apart =
    BOTH_LEAVE * Math.min(left, leftToo) +
    ONE_ADDS * Math.max(left, leftToo) +
    OTHER_PEOPLE * Math.min(people(aligned.mine.left, telling), people(aligned.theirs.left, telling));
  return (both / (both + apart)) * (askingOf(mine.text) === askingOf(theirs.text) ? 1 : ASKS_OTHERWISE);
}

const people = (left: readonly string[], telling: Telling): number =>
  left.filter(isPublic).reduce((most, stem) => Math.max(most, telling.word(stem)), 0);
