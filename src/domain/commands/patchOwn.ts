import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import type { Fields, Kind } from '../kind.ts';
import { done, refused, type Result } from '../result.ts';

/** `item.notMine`: it stands under another's pen. `item.gone`: it is not here. */
export type OwnRefusal = 'item.notMine' | 'item.gone';

/** Changes registers of an entry of my own. */
export function patchOwn<F extends Fields>(
  doc: Y.Doc,
  kind: Kind<F>,
  pens: Pens,
  id: ItemId,
  values: Parameters<typeof patch<F>>[3],
): Result<ItemId, OwnRefusal> {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  return patch(doc, kind, id, values) ? done(id) : refused('item.gone');
}
