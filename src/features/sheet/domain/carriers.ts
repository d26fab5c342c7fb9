import type * as Y from 'yjs';
import { ACT, create, patch } from '#domain/collection.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { carrier } from '#domain/kinds/carrier.ts';
import type { World } from '#domain/world.ts';
import { bringBack, inView, putAway, rankAfterAll } from './inOrder.ts';

export interface NewCarrier {
  readonly theme: ItemId;
  readonly structure: ItemId;
  /** Who of them: an account. */
  readonly member?: string | null;
}

/** The entries by which a structure carries a theme: two, when two people said so at once. */
const entriesOf = (doc: Y.Doc, theme: ItemId, structure: ItemId) =>
  inView(doc, carrier, theme, (item) => item.structure === structure);

/** An organiser's act: this structure carries the theme, too. One that does already stays as it is. */
export function addCarrier(doc: Y.Doc, given: NewCarrier, world: World): ItemId {
  const { theme, structure, member = null } = given;
  const known = entriesOf(doc, theme, structure)[0];
  if (known !== undefined) return known.id;
  const id = arrangedId(world.chance);
  create(doc, carrier, id, { theme, structure, member, rank: rankAfterAll(doc, carrier, theme) });
  return id;
}

/** Who of the structure carries it; `null`: nobody is named. */
export function nameCarrier(doc: Y.Doc, theme: ItemId, structure: ItemId, member: string | null): boolean {
  const [first, ...others] = entriesOf(doc, theme, structure);
  if (first === undefined) return false;
  doc.transact(() => {
    patch(doc, carrier, first.id, { member });
    for (const { id } of others) patch(doc, carrier, id, { member: null });
  }, ACT);
  return true;
}

/** The structure carries it no more. Answers the entries, for whoever takes it back. */
export function removeCarrier(doc: Y.Doc, theme: ItemId, structure: ItemId, world: World): readonly ItemId[] {
  const ids = entriesOf(doc, theme, structure).map(({ id }) => id);
  doc.transact(() => ids.forEach((id) => putAway(doc, carrier, id, world)), ACT);
  return ids;
}

export const bringBackCarriers = (doc: Y.Doc, ids: readonly ItemId[]): void =>
  doc.transact(() => ids.forEach((id) => bringBack(doc, carrier, id)), ACT);
