import type * as Y from 'yjs';
import { create, readAll, readItem } from '../collection.ts';
import { ownedId, ownsItem, type ItemId, type Pens } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { vouch } from '../kinds/vouch.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';
import { patchOwn, type OwnRefusal } from './patchOwn.ts';

/** Says, for one's own structure, that another (or that one itself) is what its card says. Said twice, it stands once. */
export function vouchFor(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly structure: ItemId; readonly speaksFor: ItemId },
  world: World,
): Result<ItemId, OwnRefusal> {
  if (readItem(doc, structure, given.structure) === null) return refused('item.gone');
  for (const [id, one] of readAll(doc, vouch))
    if (
      one.structure === given.structure &&
      (one.unconfirmed ?? one.speaksFor) === given.speaksFor &&
      ownsItem(pens, id)
    )
      return patchOwn(doc, vouch, pens, id, { archivedAt: null });
  const id = ownedId(pens.named, world.chance);
  create(doc, vouch, id, { ...given, at: world.now() });
  return done(id);
}

/** Takes back what I said. */
export const takeBackVouch = (doc: Y.Doc, pens: Pens, id: ItemId, world: World): Result<ItemId, OwnRefusal> =>
  patchOwn(doc, vouch, pens, id, { archivedAt: world.now() });
