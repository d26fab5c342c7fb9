import {
  saySameWords,
  unsaySameWords,
  type SaidSameWords,
  type SameWordsRefusal,
} from '../domain/saySameWords.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { taughtBy } from '#domain/similar/taught.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { sayingsOf } from '#state/wordingsOf.ts';

/** Two words of two questions, as they stand there. */
export type WordPair = readonly [string, string];

/**
 * The one word that each of two questions says and the other does not: they may say the same. Null where more is left,
 * or where the lexicon or the glossary knows it. Not reactive.
 */
export function wordsLeftBetween(space: SpaceState, one: ItemId, other: ItemId): WordPair | null {
  const [mine, theirs] = [one, other].map((id) => space.views.questions.plain.get(id)?.sentence);
  if (mine === undefined || theirs === undefined) return null;
  const [left] = taughtBy([{ one: mine, other: theirs }], sayingsOf(space));
  return left?.isAlone === true ? [left.one, left.other] : null;
}

export const saySame = (
  space: SpaceState,
  pair: WordPair,
): Result<SaidSameWords, SameWordsRefusal | 'notAllowed'> =>
  space.write('tendWords', (doc, world) => saySameWords(doc, space.pens, pair, world));

export const unsaySame = (space: SpaceState, said: SaidSameWords): boolean =>
  space.write('tendWords', (doc, world) => unsaySameWords(doc, space.pens, said, world)).ok;
