import type * as Y from 'yjs';
import { patch, put, readAll, readItem } from '../collection.ts';
import type { AccountId, ItemId } from '../ids.ts';
import { goBetween, structure, type MobilisationState } from '../kinds/index.ts';
import { isBehind } from '../projections/whoBrought.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';

/** An organiser's act: how far we are with a structure. Answers where it stood, so that it can be taken back. */
export function moveStructure(
  doc: Y.Doc,
  id: ItemId,
  mobilisation: MobilisationState,
): Result<MobilisationState, 'item.gone'> {
  const known = readItem(doc, structure, id);
  if (known === null) return refused('item.gone');
  if (known.mobilisation !== mobilisation) patch(doc, structure, id, { mobilisation });
  return done(known.mobilisation);
}

/**
 * An organiser's act: which structure brought this one; null: nobody knows, or it came by itself. Answers which one
 * was said before. `structure.ring`: that one came by this one.
 */
export function bringIn(
  doc: Y.Doc,
  id: ItemId,
  by: ItemId | null,
): Result<ItemId | null, 'item.gone' | 'structure.ring'> {
  const known = readItem(doc, structure, id);
  if (known === null || (by !== null && readItem(doc, structure, by) === null)) return refused('item.gone');
  if (by !== null && isBehind(readAll(doc, structure), id, by)) return refused('structure.ring');
  if (known.broughtBy !== by) patch(doc, structure, id, { broughtBy: by });
  return done(known.broughtBy as ItemId | null);
}

/** An organiser's act: who talks with a structure; null: nobody yet. Answers who did before. */
export function setGoBetween(
  doc: Y.Doc,
  id: ItemId,
  member: AccountId | null,
  world: World,
): Result<AccountId | null, 'item.gone'> {
  if (readItem(doc, structure, id) === null) return refused('item.gone');
  const before = (readItem(doc, goBetween, id)?.member ?? null) as AccountId | null;
  if (before !== member) put(doc, goBetween, id, { member, namedAt: world.now() });
  return done(before);
}
