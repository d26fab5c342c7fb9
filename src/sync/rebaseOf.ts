import type * as Y from 'yjs';
import { kindOfRoot } from '#domain/everyKind.ts';
import { ownsItem, penOf, type ItemId, type Pens } from '#domain/ids.ts';
import { isContributed, writeRefusal } from '#domain/policy.ts';
import { aboutOf } from '#domain/projections/aboutOf.ts';
import { phaseOf } from '#domain/projections/phaseOf.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { EntryModel } from '#engine/sync/rebase/entryModel.ts';
import { Rebase } from '#engine/sync/rebase/rebase.ts';
import type { RoomParts } from '#engine/sync/roomParts.ts';

/** What takes care of rejections in a room of ours, for who signs with these pens. */
export const rebaseOf = (room: RoomParts<Unpublished>, pens: Pens): Rebase<Unpublished> =>
  new Rebase(room, entryModel(pens));

/** Our entries, as the engine is told of them. */
export const entryModel = (pens: Pens): EntryModel<Unpublished> => ({
  isAnothers: (id) => penOf(id) !== null && !ownsItem(pens, id),
  // What others answer, quote or arrange.
  isPointedTo: (root) => isContributed(root) || root === 'themes',
  isNamedAfterAnother: (root) => kindOfRoot(root)?.keyedBy !== undefined,
  tell: (change, doc, whole) => {
    const told = { ...change, id: change.id as ItemId };
    const about = aboutOf(doc, told.root, told.id, whole);
    return Object.freeze({ ...told, about, why: reasonOf(told, doc, pens) });
  },
});

/** These can be said of one's own entry only. */
const OF_ONES_OWN: ReadonlySet<string> = new Set(['phase', 'setAside', 'voice']);

/** A frame tells one reason for all its places: where it cannot be that one, the policy that is shared says which. */
function reasonOf({ root, id, act, why }: Omit<Unpublished, 'about'>, doc: Y.Doc, pens: Pens): string {
  const isOwn = ownsItem(pens, id);
  if (why === 'notYours' && isOwn)
    return (
      writeRefusal({ role: 'partner', pens, structures: [], phase: phaseOf(doc) }, root, id, act) ?? 'unknown'
    );
  if (OF_ONES_OWN.has(why) && !isOwn) return isContributed(root) ? 'notYours' : 'notAllowed';
  return why;
}
