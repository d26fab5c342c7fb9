import type { ItemId } from '#domain/ids.ts';
import type { Decision } from './decision.ts';

/** The decisions in view, the newest day first; of one day, the one written down last. `about`: those on this item only. */
export const decisionLog = (
  decisions: Iterable<Decision>,
  about: ItemId | null = null,
): readonly Decision[] =>
  [...decisions]
    .filter(
      (one) => one.archivedAt === null && (about === null || one.about.some(({ item }) => item === about)),
    )
    .sort(byNewestDay);

const byNewestDay = (a: Decision, b: Decision): number =>
  compare(b.day ?? '', a.day ?? '') || b.loggedAt - a.loggedAt || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
