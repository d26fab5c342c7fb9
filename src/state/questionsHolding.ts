import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { searchTextOf } from './questionWeight.ts';
import type { SpaceState } from './space.svelte.ts';

const LEAST_LETTERS = 2;

/** The words to look for in what was typed: folded, and none of a single letter. */
export const wordsToFind = (typed: string): readonly string[] =>
  fold(typed)
    .split(/\s+/)
    .filter((word) => word.length >= LEAST_LETTERS);

/** Questions that everybody reads and that hold each of these words; a few more than `most` may come. */
export function questionsHolding(
  { views }: SpaceState,
  words: readonly string[],
  most: number,
): readonly ItemId[] {
  const found: ItemId[] = [];
  for (const [id, item] of views.questions.plain) {
    const text = searchTextOf(item);
    if (!words.every((word) => text.includes(word))) continue;
    if (standingOf(item, views.moderations.plain.get(id)) === 'shared') found.push(id);
    if (found.length > most) break;
  }
  return found;
}
