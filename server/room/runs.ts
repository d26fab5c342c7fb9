import * as Y from 'yjs';
import type { Verdict } from '#server/guard/contribution.ts';
import type { Offer } from './turn.ts';

/** Bytes of what may be a part of a run: a key that somebody pressed. */
const KEY = 256;
/** Keys that become one update, at most. To merge more of them costs more for each. */
const MOST = 16;

/**
 * Offers in their order, keys that came one after the other on one line together. Somebody types faster than turns are
 * taken when a device sends what it kept, key by key; the others wait meanwhile.
 */
export function* inRuns<Sender>(offers: Iterable<Offer<Sender>>): Generator<readonly Offer<Sender>[]> {
  let run: Offer<Sender>[] = [];
  for (const offer of offers) {
    const [first] = run;
    const goesOn = first?.from === offer.from && run.length < MOST && isKey(first) && isKey(offer);
    if (first !== undefined && !goesOn) {
      yield run;
      run = [];
    }
    run.push(offer);
  }
  if (run.length > 0) yield run;
}

/**
 * A run as one offer, to be judged and applied once: its sender could have sent it so. Null when it is none, or when
 * it cannot be made.
 */
export function joined<Sender>(run: readonly Offer<Sender>[]): Offer<Sender> | null {
  const last = run.at(-1);
  if (last === undefined || run.length === 1) return null;
  try {
    return { ...last, update: Y.mergeUpdates(run.map(({ update }) => update)), parts: run };
  } catch {
    return null;
  }
}

/** All of it stands as it was sent. What is joined and does not is judged key by key instead. */
export const standsWhole = (verdict: Verdict): boolean =>
  verdict.verdict === 'accept' && verdict.instead === null && verdict.refused.length === 0;

/** Brings one struct of one client, or none and only deletes: no more is read of it than is in these bytes. */
const isKey = ({ update, isStep2 }: Offer<unknown>): boolean =>
  !isStep2 && update.length <= KEY && (update[0] === 0 || (update[0] === 1 && update[1] === 1));
