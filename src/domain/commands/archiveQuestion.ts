import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { question } from '../kinds/index.ts';
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
  return patch(doc, question, id, { archivedAt: at }) ? done(id) : refused('item.gone');
};

/** Takes my question out of view. Nothing is deleted: an edit made elsewhere meanwhile is kept. */
export const archiveQuestion = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  setArchived(doc, pens, id, world.now());

/** Brings my question back, with its shares and its place. */
export const bringBackQuestion = (doc: Y.Doc, pens: Pens, id: ItemId) => setArchived(doc, pens, id, null);
