import type * as Y from 'yjs';
import { patch, put, readAll, readItem } from '../collection.ts';
import type { AccountId, ItemId } from '../ids.ts';
import { goBetween } from '../kinds/goBetween.ts';
import { structure, type MobilisationState } from '../kinds/structure.ts';
import { readsAs } from '../projections/readsAs.ts';
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
  return done(known.broughtBy);
}

/** Who was named on a card. */
export interface Named {
  readonly card: ItemId;
  readonly member: AccountId | null;
}

/**
 * An organiser's act: who talks with a structure; null: nobody yet. Where it was added twice, every card on which
 * somebody was named says so too. Answers who was named before, card by card.
 */
export function setGoBetween(
  doc: Y.Doc,
  id: ItemId,
  member: AccountId | null,
  world: World,
): Result<readonly Named[], 'item.gone'> {
  if (readItem(doc, structure, id) === null) return refused('item.gone');
  const find = (one: ItemId) => readItem(doc, structure, one) ?? undefined;
  const as = readsAs(find, id);
  const others = [...readAll(doc, goBetween).values()]
    .filter((one) => one.member !== null && one.id !== id && readsAs(find, one.id) === as)
    .map((one) => one.id);
  const before = [id, ...others].map((card) => ({ card, member: namedOn(doc, card) }));
  nameAgain(
    doc,
    before.map(({ card }) => ({ card, member })),
    world,
  );
  return done(before);
}

/** Puts back who was named, card by card. */
export function nameAgain(doc: Y.Doc, named: readonly Named[], world: World): Result<null, never> {
  doc.transact(() => {
    for (const { card, member } of named)
      if (namedOn(doc, card) !== member) put(doc, goBetween, card, { member, namedAt: world.now() });
  });
  return done(null);
}

const namedOn = (doc: Y.Doc, card: ItemId): AccountId | null =>
  readItem(doc, goBetween, card)?.member ?? null;
