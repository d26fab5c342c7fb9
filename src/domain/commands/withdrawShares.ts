import type * as Y from 'yjs';
import { ACT, patch, readAll } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { share } from '../kinds/share.ts';
import type { World } from '../world.ts';
import { patchOwn } from './patchOwn.ts';

/**
 * Takes back what I said for a structure on a question. Answers how many shares of mine were withdrawn;
 * a share that a colleague made for the same structure stands.
 */
export function withdrawShares(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly question: ItemId; readonly structure: ItemId },
  world: World,
): number {
  let withdrawn = 0;
  doc.transact(() => {
    for (const [id, item] of readAll(doc, share)) {
      if (item.question !== given.question || (item.unconfirmed ?? item.structure) !== given.structure)
        continue;
      if (item.archivedAt !== null || !ownsItem(pens, id)) continue;
      patch(doc, share, id, { archivedAt: world.now() });
      withdrawn += 1;
    }
  }, ACT);
  return withdrawn;
}

/** Takes back one of mine, whomever it counts for. */
export const withdrawShare = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, share, pens, id, { archivedAt: world.now() });
