import type * as Y from 'yjs';
import { create, patch, readAll, readItem } from '../collection.ts';
import { arrangedId, type ItemId } from '../ids.ts';
import { grouping } from '../kinds/grouping.ts';
import { question } from '../kinds/question.ts';
import { componentOf, latest, linksByQuestion } from '../projections/groups.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';

/** Two questions; `into` is the one whose words are to stand in front. */
export interface Pair {
  readonly question: ItemId;
  readonly into: ItemId;
}

/**
 * An organiser's act: these two say the same. Between two that are together already it only says which stands in
 * front. Answers the link. `item.gone`: one of them is not there, or they are one and the same.
 */
export function groupQuestions(doc: Y.Doc, pair: Pair, world: World): Result<ItemId, 'item.gone'> {
  if (!areTwo(doc, pair)) return refused('item.gone');
  const id = arrangedId(world.chance);
  create(doc, grouping, id, { ...pair, groupedAt: Math.max(world.now(), latestOf(doc, pair) + 1) });
  return done(id);
}

/** An organiser's act: these two do not say the same. A link laid down already separated: nobody proposes it again. */
export function sayDifferent(doc: Y.Doc, pair: Pair, world: World): Result<ItemId, 'item.gone'> {
  if (!areTwo(doc, pair)) return refused('item.gone');
  const id = arrangedId(world.chance);
  const at = world.now();
  create(doc, grouping, id, { ...pair, groupedAt: at, separatedAt: at });
  return done(id);
}

/** Undoes one of the two acts above, as if it had not been: the link points nowhere from now on. */
export const takeBackGrouping = (doc: Y.Doc, link: ItemId): boolean =>
  patch(doc, grouping, link, { into: null });

const areTwo = (doc: Y.Doc, pair: Pair): boolean =>
  pair.question !== pair.into &&
  readItem(doc, question, pair.question) !== null &&
  readItem(doc, question, pair.into) !== null;

/** The hour of the latest link around these two: a clock that runs late must not be overruled by one that runs fast. */
function latestOf(doc: Y.Doc, pair: Pair): number {
  const byQuestion = linksByQuestion(readAll(doc, grouping).values());
  const around = [pair.question, pair.into].flatMap(
    (id) => componentOf(id, (one) => byQuestion.get(one) ?? []).links,
  );
  return latest(around)?.groupedAt ?? 0;
}
