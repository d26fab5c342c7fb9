import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { question } from '../kinds/index.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';

type ApartRefusal = 'item.notMine' | 'item.gone';

const setApart = (doc: Y.Doc, pens: Pens, id: ItemId, at: number | null): Result<ItemId, ApartRefusal> => {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  return patch(doc, question, id, { apartSince: at }) ? done(id) : refused('item.gone');
};

/** Its asker's act: my question is shown alone, whatever it is linked to. The others of its group stay together. */
export const keepApart = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  setApart(doc, pens, id, world.now());

/** Its asker's act: lets my question be shown with those it is linked to. */
export const letJoin = (doc: Y.Doc, pens: Pens, id: ItemId) => setApart(doc, pens, id, null);
