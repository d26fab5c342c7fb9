import { findAnchor, type Found } from './anchor.ts';
import type { Anchor } from './kinds/annotation.ts';
import { wordDiff } from './wordDiff.ts';

/** So much of what is shorter, the quote or what stands between its letters, must be of the other. */
const LEAST_SHARED = 0.5;
/** Fewer letters than this are shared by chance: « les » stands everywhere. So short a quote stands whole, or is gone. */
const LEAST_LETTERS = 4;

/**
 * Where the words of a note on a theme stand now: between the letters they had (`between`), as long as what stands
 * there is still theirs; else where their quote is found again; else nowhere (`null`), and never on other words.
 */
export function placePassage(
  texts: readonly string[],
  between: Omit<Found, 'isExact'> | null,
  anchor: Anchor,
): Found | null {
  const near = between === null ? null : around(texts[between.text] ?? '', between, anchor.quote);
  return near ?? findAnchor(texts, anchor);
}

/** The quote itself where it stands over these letters (cut and joined again it is longer than they are); else they. */
function around(text: string, between: Omit<Found, 'isExact'>, quote: string): Found | null {
  for (let at = text.indexOf(quote); at !== -1 && at < between.end; at = text.indexOf(quote, at + 1))
    if (at + quote.length > between.start)
      return { ...between, start: at, end: at + quote.length, isExact: true };
  const kept = trimmed(text, between);
  return kept !== null && shares(text.slice(kept.start, kept.end), quote)
    ? { ...kept, isExact: false }
    : null;
}

function trimmed(text: string, between: Omit<Found, 'isExact'>): Omit<Found, 'isExact'> | null {
  const words = text.slice(between.start, between.end);
  const start = between.start + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return end > start ? { ...between, start, end } : null;
}

/** Whether words are what became of a quote: a part of it, or it with other words put in, or touched up. */
export function shares(words: string, quote: string): boolean {
  const shorter = Math.min(words.length, quote.length);
  const common = Math.max(commonWords(quote, words), longestRun(quote, words));
  return common >= LEAST_LETTERS && common / shorter >= LEAST_SHARED;
}

const commonWords = (earlier: string, later: string): number =>
  wordDiff(earlier, later)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, run) => sum + run.later.trim().length, 0);

/** Of what is compared letter by letter, the most. */
const MOST_LETTERS = 400;

/** How long the longest run of letters is that both hold. */
function longestRun(a: string, b: string): number {
  const [long, short] = [a.slice(0, MOST_LETTERS), b.slice(0, MOST_LETTERS)];
  let longest = 0;
  let row = new Uint16Array(short.length + 1);
  for (const letter of long) {
    const next = new Uint16Array(short.length + 1);
    for (let n = 1; n <= short.length; n += 1) {
      if (short[n - 1] !== letter) continue;
      next[n] = (row[n - 1] ?? 0) + 1;
      longest = Math.max(longest, next[n] ?? 0);
    }
    row = next;
  }
  return longest;
}
