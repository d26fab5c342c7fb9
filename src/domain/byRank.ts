/** The order of ranked entries. Ranks compare as plain strings; equal ranks are told apart by id. */
export const byRank = (
  a: { readonly rank: string; readonly id: string },
  b: { readonly rank: string; readonly id: string },
): number => (a.rank === b.rank ? compare(a.id, b.id) : compare(a.rank, b.rank));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
