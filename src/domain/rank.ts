import { generateKeyBetween } from 'fractional-indexing';

const isRank = (text: string): boolean => /^[0-9A-Za-z]+$/.test(text);

/** A rank after all of these. Ranks compare as plain strings; equal ranks are told apart by id. */
export function lastRank(ranks: readonly string[]): string {
  const last = ranks.filter(isRank).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
  return generateKeyBetween(last, null);
}

export const byRank = (
  a: { readonly rank: string; readonly id: string },
  b: { readonly rank: string; readonly id: string },
): number => (a.rank === b.rank ? compare(a.id, b.id) : compare(a.rank, b.rank));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
