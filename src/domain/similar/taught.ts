import { align, type Meeting, type Telling } from './align.ts';
import { isLight } from './lightWords.ts';
import type { Sayings } from './notions.ts';
import { readText } from './reading.ts';
import type { SamePair } from './synonyms.ts';

/** Two sentences of which somebody said that they ask the same. */
export interface SaidSame {
  readonly one: string;
  readonly other: string;
}

/** Two words that may say the same here, in how many pairs of sentences, and how surely. */
export interface Taught extends SamePair {
  readonly times: number;
  /** Once they were all that two sentences said differently. */
  readonly isAlone: boolean;
}

/** The one word that each of two sentences does not share says the same, as far as they do. */
const ALONE = 0.7;
/** Words left among others, in two pairs of sentences at least. */
const OFTEN = 0.5;
/** With more words left on a side, nothing tells which says which. */
const MOST_LEFT = 3;

const EVENLY: Telling = { word: () => 1, notion: () => 1 };

/**
 * Words that say the same in a space, learnt from what people said to be the same (a phrase table of one-word entries,
 * as Bannard and Callison-Burch, 2005, from aligned paraphrases). Neither light words nor what is known already.
 */
export function taughtBy(pairs: Iterable<SaidSame>, sayings?: Sayings): readonly Taught[] {
  const found = new Map<string, Taught>();
  for (const { one, other } of pairs) {
    const [mine, theirs] = [readText(one, sayings), readText(other, sayings)];
    const meetings = [...mine.words.keys()].map((stem): Meeting => ({
      mine: stem,
      theirs: stem,
      sure: 1,
      isOtherWord: false,
    }));
    const aligned = align(mine, theirs, { meetings, telling: EVENLY });
    const left = aligned.mine.left.filter((stem) => !isLight(stem));
    const leftToo = aligned.theirs.left.filter((stem) => !isLight(stem));
    if (aligned.alike.length === 0 || Math.max(left.length, leftToo.length) > MOST_LEFT) continue;
    const isAlone = left.length === 1 && leftToo.length === 1;
    for (const my of left)
      for (const their of leftToo) {
        const key = [my, their].sort().join(' ');
        const known = found.get(key);
        found.set(key, {
          one: known?.one ?? mine.words.get(my)?.shown ?? '',
          other: known?.other ?? theirs.words.get(their)?.shown ?? '',
          times: (known?.times ?? 0) + 1,
          isAlone: isAlone || known?.isAlone === true,
          sure: isAlone || known?.isAlone === true ? ALONE : OFTEN,
        });
      }
  }
  return [...found.values()].filter(({ isAlone, times }) => isAlone || times > 1);
}
