import { generateKeyBetween } from 'fractional-indexing';

/** Whether a text is a rank at all: a document may hold anything. */
function isRank(text: string): boolean {
  if (!/^[0-9A-Za-z]+$/.test(text)) return false;
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A rank after all of these, those left aside that are no ranks. Ranks compare as plain strings;
 * equal ranks are told apart by id.
 */
export function lastRank(ranks: readonly string[]): string {
  const last = ranks.filter(isRank).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
  return generateKeyBetween(last, null);
}
