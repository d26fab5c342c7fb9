import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { annotation } from '../kinds/index.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';

type ArchiveRefusal = 'item.notMine' | 'item.gone';

const setArchived = (
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  at: number | null,
): Result<ItemId, ArchiveRefusal> => {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  return patch(doc, annotation, id, { archivedAt: at }) ? done(id) : refused('item.gone');
};

/** Takes my annotation out of view, with what was replied under it. Nothing is deleted. */
export const archiveAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  setArchived(doc, pens, id, world.now());

export const bringBackAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId) => setArchived(doc, pens, id, null);
