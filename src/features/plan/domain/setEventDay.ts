import type * as Y from 'yjs';
import { patch } from '#domain/collection.ts';
import { space } from '#domain/kinds/space.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { optionalDay } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';

/** An organiser's act: the day of the event, or none. What is counted from it moves with it. */
export function setEventDay(
  doc: Y.Doc,
  eventDay: string | null,
): Result<string | null, 'space.dayUnreadable' | 'item.gone'> {
  if (eventDay !== null && optionalDay(eventDay) === null) return refused('space.dayUnreadable');
  return patch(doc, space, SETTINGS, { eventDay }) ? done(eventDay) : refused('item.gone');
}
