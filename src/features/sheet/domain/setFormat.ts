import type * as Y from 'yjs';
import { patch, readItem } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme, type Format, type Slot } from '#domain/kinds/theme.ts';
import { LONGEST_ROOM, readSlot } from '#domain/kinds/theme.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';

export type SlotRefusal = 'item.gone' | 'sheet.roomTooLong';

/** An organiser's act: a theme becomes a workshop or a round table, or a page again. Its sheet stays as it was filled in. */
export const setFormat = (doc: Y.Doc, id: ItemId, format: Format): boolean =>
  patch(doc, theme, id, { format });

/** An organiser's act: where and when a workshop is held. What is not given stays. */
export function setSlot(doc: Y.Doc, id: ItemId, given: Partial<Slot>): Result<ItemId, SlotRefusal> {
  const now = readItem(doc, theme, id)?.slot;
  if (now === undefined) return refused('item.gone');
  const room = given.room === undefined ? now.room : tidy(given.room ?? '') || null;
  if (room !== null && room.length > LONGEST_ROOM) return refused('sheet.roomTooLong');
  const startsAt = given.startsAt === undefined ? now.startsAt : given.startsAt;
  patch(doc, theme, id, { slot: readSlot({ room, startsAt }) });
  return done(id);
}
