import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { byRank } from './byRank.ts';

interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/**
 * The ranks that bring `moved` to place `to` (0 is first) among entries: one, or all of them where two bear the same
 * rank or one bears none (two people who added offline). Entries that keep their rank are not named.
 */
export function ranksFor<Id extends string>(
  entries: readonly (Ranked & { readonly id: Id })[],
  moved: Id,
  to: number,
): ReadonlyMap<Id, string> {
  const others = entries.filter(({ id }) => id !== moved).sort(byRank);
  const at = Math.max(0, Math.min(to, others.length));
  const between = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
  if (between !== null) return new Map([[moved, between]]);
  const order: Id[] = others.map(({ id }) => id);
  order.splice(at, 0, moved);
  const fresh = generateNKeysBetween(null, null, order.length);
  const ranks = new Map(entries.map(({ id, rank }) => [id, rank]));
  return new Map(
    order.flatMap((id, n) => {
      const rank = fresh[n] ?? '';
      return ranks.get(id) === rank ? [] : [[id, rank] as const];
    }),
  );
}

/** What a rank may hold (`kinds/`): longer ones would be read cut. */
const LONGEST_RANK = 64;

function rankBetween(before: string | null, after: string | null): string | null {
  try {
    const rank = generateKeyBetween(before, after);
    return rank.length <= LONGEST_RANK ? rank : null;
  } catch {
    return null;
  }
}
