import type * as Y from 'yjs';
import { create, patch } from '#domain/collection.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { sheetLine, type SheetList } from '#domain/kinds/sheetLine.ts';
import { LONGEST_LINE } from '#domain/kinds/sheetLine.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';
import { bringBack, putAway, rankAfterAll } from './inOrder.ts';

export interface NewLine {
  readonly theme: ItemId;
  readonly list: SheetList;
  readonly words?: string;
}

/** An organiser's act: one more line of a list, after the others. */
export function addLine(doc: Y.Doc, given: NewLine, world: World): Result<ItemId, 'line.tooLong'> {
  const words = tidy(given.words ?? '');
  if (words.length > LONGEST_LINE) return refused('line.tooLong');
  const id = arrangedId(world.chance);
  const { theme, list } = given;
  create(doc, sheetLine, id, { theme, list, words, rank: rankAfterAll(doc, sheetLine, theme) });
  return done(id);
}

/** Equipment: somebody has it ready, or not any more. */
export const tickLine = (doc: Y.Doc, id: ItemId, isReady: boolean): boolean =>
  patch(doc, sheetLine, id, { isReady });

/** Out of view, with its words. */
export const archiveLine = (doc: Y.Doc, id: ItemId, world: World): boolean =>
  putAway(doc, sheetLine, id, world);

export const bringBackLine = (doc: Y.Doc, id: ItemId): boolean => bringBack(doc, sheetLine, id);
