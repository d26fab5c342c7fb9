import type * as Y from 'yjs';
import { patch, readItem } from '../collection.ts';
import { ownsItem, type ItemId } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { LONGEST_ARCHIVED_FOR } from '../kinds/structure.ts';
import { heldByOthers } from '../projections/heldByOthers.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { World } from '../world.ts';
import type { OwnRefusal } from './patchOwn.ts';
import type { Teller } from './tellStructure.ts';

export type ArchiveRefusal = OwnRefusal | 'structure.reasonEmpty' | 'structure.reasonTooLong';

/** Organisers put a card away and bring it back; so does whoever added it, until somebody else said that it is them. */
export const mayArchive = (doc: Y.Doc, { pens, tends }: Teller, id: ItemId): boolean =>
  tends || (ownsItem(pens, id) && !heldByOthers(doc, pens.named).has(id));

/** Puts a structure away, with the reason that its page tells. What it asked and said stays where it is. */
export function archiveStructure(
  doc: Y.Doc,
  who: Teller,
  id: ItemId,
  reason: string,
  world: World,
): Result<ItemId, ArchiveRefusal> {
  const archivedFor = tidy(reason);
  if (archivedFor === '') return refused('structure.reasonEmpty');
  if (archivedFor.length > LONGEST_ARCHIVED_FOR) return refused('structure.reasonTooLong');
  return put(doc, who, id, { archivedAt: world.now(), archivedFor });
}

/** Brings it back, as it stood. */
export const bringBackStructure = (doc: Y.Doc, who: Teller, id: ItemId): Result<ItemId, OwnRefusal> =>
  put(doc, who, id, { archivedAt: null });

function put(
  doc: Y.Doc,
  who: Teller,
  id: ItemId,
  fields: { readonly archivedAt: number | null; readonly archivedFor?: string },
): Result<ItemId, OwnRefusal> {
  if (readItem(doc, structure, id) === null) return refused('item.gone');
  if (!mayArchive(doc, who, id)) return refused('item.notMine');
  patch(doc, structure, id, fields);
  return done(id);
}
