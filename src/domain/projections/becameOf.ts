import { PUBLIC_PEN, penOf, type ItemId } from '../ids.ts';
import type { Grouping } from '../kinds/grouping.ts';
import type { Moderation } from '../kinds/moderation.ts';
import type { Placement } from '../kinds/placement.ts';
import type { Question } from '../kinds/question.ts';
import { endsOf, isLive } from './groups.ts';

/**
 * One thing that became of a question. A kind that takes a question further (a workshop, an axis) adds its step here.
 * `takenBack`: set aside, then no longer. `at`: milliseconds since 1970.
 */
export type BecameStep = { readonly at: number } & (
  | { readonly what: 'asked' | 'welcomed' | 'takenBack' | 'unplaced' }
  | { readonly what: 'setAside'; readonly reason: string | null }
  | { readonly what: 'grouped'; readonly beside: ItemId }
  | { readonly what: 'placed'; readonly theme: ItemId }
);

/** What stands around one question. */
export interface Around {
  readonly placed: Placement | undefined;
  readonly decided: Moderation | undefined;
  /** The links that touch it. */
  readonly groupings: readonly Grouping[];
  readonly question: (id: ItemId) => Question | undefined;
}

/** What became of a question, first things first. It starts with the asking itself. */
export function becameOf(asked: Question, around: Around): readonly BecameStep[] {
  const steps = [...moderated(asked, around), ...placed(around), ...grouped(asked, around)];
  return [{ what: 'asked', at: asked.askedAt }, ...steps.sort((a, b) => a.at - b.at)];
}

function moderated(asked: Question, { decided }: Around): readonly BecameStep[] {
  if (decided === undefined) return [];
  const at = decided.decidedAt;
  if (decided.verdict === 'setAside') return [{ what: 'setAside', at, reason: decided.reason }];
  // The other verdicts are on annotations.
  if (decided.verdict !== 'welcomed') return [];
  return [{ what: penOf(asked.id) === PUBLIC_PEN ? 'welcomed' : 'takenBack', at }];
}

function placed({ placed: place }: Around): readonly BecameStep[] {
  if (place === undefined) return [];
  return place.theme === null
    ? [{ what: 'unplaced', at: place.placedAt }]
    : [{ what: 'placed', at: place.placedAt, theme: place.theme }];
}

function grouped(asked: Question, { groupings, question }: Around): readonly BecameStep[] {
  if (asked.apartSince !== null) return [];
  // Two may be linked more than once: to say which stands in front is a link as well.
  const since = new Map<ItemId, number>();
  for (const link of groupings) {
    const beside = otherEnd(link, asked.id);
    const other = beside === null ? undefined : question(beside);
    if (other === undefined || other.apartSince !== null || !isLive(link)) continue;
    since.set(other.id, Math.min(link.groupedAt, since.get(other.id) ?? Infinity));
  }
  return [...since].map(([beside, at]) => ({ what: 'grouped', at, beside }));
}

/** The question that a link ties to this one; null when it does not touch it. */
function otherEnd(link: Grouping, id: ItemId): ItemId | null {
  const ends = endsOf(link);
  return ends?.includes(id) === true ? (ends.find((end) => end !== id) ?? null) : null;
}

/** What tells one step from another whenever it was done: the same theme again is no news. */
export function stampOf(step: BecameStep): string {
  switch (step.what) {
    case 'placed':
      return `placed ${step.theme}`;
    case 'grouped':
      return `grouped ${step.beside}`;
    case 'setAside':
      return `setAside ${step.reason ?? ''}`;
    default:
      return step.what;
  }
}

/** The steps that others took, and that were not there when `told` was noted. Being asked is nobody's news. */
export const newSteps = (steps: readonly BecameStep[], told: readonly string[]): readonly BecameStep[] =>
  steps.filter((step) => step.what !== 'asked' && !told.includes(stampOf(step)));
