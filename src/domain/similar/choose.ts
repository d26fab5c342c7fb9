import type { ItemId } from '../ids.ts';

/** A question that resembles the one being typed, and why. */
export interface Suggestion {
  readonly id: ItemId;
  /** Words of mine that it says too, as I wrote them. */
  readonly sharedWords: readonly string[];
  /** What both say in different words. */
  readonly sameNotion: readonly string[];
}

/** What one question has in common with what is typed. */
export interface Match {
  readonly id: ItemId;
  readonly theme: ItemId | null;
  byWords: number;
  byNotions: number;
  readonly words: Set<string>;
  readonly notions: string[];
}

const BY_WORDS = 2;
const BY_MEANING = 3;
/** Scores closer than a twentieth of the best one are as good as each other. */
const EQUAL = 20;

/** Beside a good one, what resembles less than this share of it is noise. */
const FAR = 0.4;

const wordsOnly = ({ byWords }: Match): number => byWords;
const meaning = ({ byWords, byNotions }: Match): number => byWords + byNotions;

/**
 * The best by their words, then the best of the others by words and notions together: a rewording that shares hardly
 * a word would never come before look-alikes in one list. Of equals, those of `theme` come first.
 */
export function choose(
  matches: readonly Match[],
  { worth, theme }: { readonly worth: number; readonly theme: ItemId | null },
): readonly Suggestion[] {
  const top = matches.reduce((highest, match) => Math.max(highest, meaning(match)), 0);
  const least = Math.max(worth, top * FAR);
  const worthy = matches.filter((match) => meaning(match) >= least);
  const byWords = best(
    worthy.filter((match) => match.byWords > 0),
    { by: wordsOnly, most: BY_WORDS, theme },
  );
  const others = worthy.filter((match) => !byWords.includes(match));
  return [...byWords, ...best(others, { by: meaning, most: BY_MEANING, theme })].map(told);
}

interface Wanted {
  readonly by: (match: Match) => number;
  readonly most: number;
  readonly theme: ItemId | null;
}

function best(matches: readonly Match[], { by, most, theme }: Wanted): readonly Match[] {
  const top = matches.reduce((highest, match) => Math.max(highest, by(match)), 0);
  const step = (match: Match): number => Math.round((by(match) / top) * EQUAL);
  const elsewhere = (match: Match): number => (theme !== null && match.theme === theme ? 0 : 1);
  return [...matches]
    .sort(
      (a, b) => step(b) - step(a) || elsewhere(a) - elsewhere(b) || by(b) - by(a) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, most);
}

const told = ({ id, words, notions }: Match): Suggestion =>
  Object.freeze({ id, sharedWords: [...words], sameNotion: notions });
