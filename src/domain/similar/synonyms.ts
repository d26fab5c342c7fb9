import { wordsOf } from './words.ts';

/** Words that may say the same, by their stems, and how surely (from 0 to 1). Known from both sides. */
export type Synonyms = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface SamePair {
  readonly one: string;
  readonly other: string;
  readonly sure: number;
}

/** Of pairs of words; an expression of several words is none. The surest of two that say the same pair holds. */
export function synonymsOf(pairs: Iterable<SamePair>): Synonyms {
  const known = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, sure: number): void => {
    const ofFrom = known.get(from) ?? new Map<string, number>();
    ofFrom.set(to, Math.max(sure, ofFrom.get(to) ?? 0));
    known.set(from, ofFrom);
  };
  for (const { one, other, sure } of pairs) {
    const [[from, ...moreFrom], [to, ...moreTo]] = [wordsOf(one), wordsOf(other)];
    if (from === undefined || to === undefined || moreFrom.length + moreTo.length > 0) continue;
    if (from.stem === to.stem) continue;
    add(from.stem, to.stem, sure);
    add(to.stem, from.stem, sure);
  }
  return known;
}
