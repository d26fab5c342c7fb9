import type * as Y from 'yjs';
import { put, readItem } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { spine } from '#domain/kinds/spine.ts';
import { spineId } from '#domain/kinds/spine.ts';
import type { World } from '#domain/world.ts';
import { bringBack, inView, moveTo, putAway, rankAfterAll } from './inOrder.ts';

/** An organiser's act: a workshop starts from this question too, after the others. Chosen already, it stays where it is. */
export function addToSpine(doc: Y.Doc, theme: ItemId, question: ItemId): ItemId {
  const id = spineId(theme, question);
  const known = readItem(doc, spine, id);
  if (known?.archivedAt !== null)
    put(doc, spine, id, { theme, question, rank: rankAfterAll(doc, spine, theme), archivedAt: null });
  return id;
}

export const moveInSpine = (doc: Y.Doc, id: ItemId, to: number): boolean =>
  moveTo(doc, spine, inView(doc, spine, readItem(doc, spine, id)?.theme ?? null), id, to);

/** Its place is kept: brought back, it stands where it stood. */
export const takeOutOfSpine = (doc: Y.Doc, id: ItemId, world: World): boolean =>
  putAway(doc, spine, id, world);

export const bringBackToSpine = (doc: Y.Doc, id: ItemId): boolean => bringBack(doc, spine, id);
