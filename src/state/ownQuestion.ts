import {
  archiveQuestion as archiveIn,
  bringBackQuestion as bringBackIn,
} from '#domain/commands/archiveQuestion.ts';
import { editQuestion as editIn, type QuestionEdit } from '#domain/commands/editQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SentenceRefusal } from '#domain/sentence.ts';
import type { SpaceState } from './space.svelte.ts';

type Written<Why extends string = never> = Result<ItemId, Why | 'item.notMine' | 'item.gone' | 'notAllowed'>;

/** Rewords a question of mine. */
export const editQuestion = (space: SpaceState, id: ItemId, edit: QuestionEdit): Written<SentenceRefusal> =>
  space.write('ask', (doc, world) => editIn(doc, space.pens, id, edit, world));

/** Puts a question of mine away. */
export const archiveQuestion = (space: SpaceState, id: ItemId): Written =>
  space.write('ask', (doc, world) => archiveIn(doc, space.pens, id, world));

export const bringBackQuestion = (space: SpaceState, id: ItemId): Written =>
  space.write('ask', (doc) => bringBackIn(doc, space.pens, id));
