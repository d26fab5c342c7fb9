import type { ItemId } from '../ids.ts';
import type { SimilarQuestions, Suggestion } from './similarQuestions.ts';

/** What a theme already says: one of its questions, or its own title (`question` null). */
export interface Held {
  readonly question: ItemId | null;
  readonly sentence: string;
}

/** A question of the heap that resembles what a theme holds, and why: `mine` in `alike` is what the theme says. */
export interface Proposal extends Suggestion {
  /** The question it resembles most; null when it is the title of the theme. */
  readonly near: ItemId | null;
}

interface Found {
  readonly proposal: Proposal;
  readonly score: number;
  /** How near the reason shown is, so that the best one is kept. */
  readonly nearness: number;
}

/** Beside one that most of the theme finds, what is found by less than this share of it is noise. */
const FAR = 0.3;

/**
 * Questions of `heap` that resemble what a theme holds: those that many of its questions find, and find first, come
 * first. Each bears the one reason that says most. It only proposes; somebody places, one by one.
 */
export function proposalsFor(
  heap: SimilarQuestions,
  held: readonly Held[],
  most: number,
): readonly Proposal[] {
  const found = new Map<ItemId, Found>();
  for (const { question, sentence } of held)
    heap.near(sentence).forEach((suggestion, place) => {
      const known = found.get(suggestion.id);
      const nearness = suggestion.alike.length;
      const score = (known?.score ?? 0) + 1 / (1 + place);
      const isBetter = known === undefined || nearness > known.nearness;
      found.set(suggestion.id, {
        score,
        nearness: isBetter ? nearness : known.nearness,
        proposal: isBetter ? Object.freeze({ ...suggestion, near: question }) : known.proposal,
      });
    });
  const best = Math.max(0, ...[...found.values()].map(({ score }) => score));
  return [...found.values()]
    .filter(({ score }) => score >= best * FAR)
    .sort((a, b) => b.score - a.score || (a.proposal.id < b.proposal.id ? -1 : 1))
    .slice(0, most)
    .map(({ proposal }) => proposal);
}
