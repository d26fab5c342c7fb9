import {
  groupQuestions as groupIn,
  sayDifferent as sayDifferentIn,
  takeBackGrouping as takeBackIn,
  type Pair,
} from '#domain/commands/groupQuestions.ts';
import { keepApart as keepApartIn, letJoin as letJoinIn } from '#domain/commands/keepApart.ts';
import {
  separateQuestion as separateIn,
  undoSeparation as undoSeparationIn,
  type Separation,
} from '#domain/commands/separateQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/*
 * Grouping in a space. Apart from the other acts: they weigh, and come with the page of a question. `notAllowed` to
 * whoever is no organiser, except where an asker decides of their own question.
 */

type Written<Why extends string> = Result<ItemId, Why | 'notAllowed'>;

/** Answers the link. */
export const groupQuestions = (space: SpaceState, pair: Pair): Written<'item.gone'> =>
  space.write('group', (doc, world) => groupIn(doc, pair, world));

/** Answers the link that keeps the refusal. */
export const sayDifferent = (space: SpaceState, pair: Pair): Written<'item.gone'> =>
  space.write('group', (doc, world) => sayDifferentIn(doc, pair, world));

/** Undoes one of the two above. */
export const takeBackGrouping = (space: SpaceState, link: ItemId): Written<'item.gone'> =>
  space.write('group', (doc) => (takeBackIn(doc, link) ? done(link) : refused('item.gone')));

export const separateQuestion = (space: SpaceState, id: ItemId): Result<Separation, 'notAllowed'> =>
  space.write('group', (doc, world) => done(separateIn(doc, id, world)));

export const undoSeparation = (space: SpaceState, separation: Separation): Result<null, 'notAllowed'> =>
  space.write('group', (doc) => {
    undoSeparationIn(doc, separation);
    return done(null);
  });

/** Of my own question: it is shown alone. */
export const keepApart = (space: SpaceState, id: ItemId): Written<'item.notMine' | 'item.gone'> =>
  space.write('ask', (doc, world) => keepApartIn(doc, space.pens, id, world));

export const letJoin = (space: SpaceState, id: ItemId): Written<'item.notMine' | 'item.gone'> =>
  space.write('ask', (doc) => letJoinIn(doc, space.pens, id));
