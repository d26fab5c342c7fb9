import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { ownedId, ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { need, type Need } from './need.ts';
import { resource, type Resource } from './resource.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { Tender } from '#domain/commands/tendTerm.ts';
import { checkOffered, type GivenOffered, type OfferedRefusal } from './checkOffered.ts';

/** A need, or a resource: the two are written alike. */
export type Side = 'need' | 'resource';
const KINDS = { need, resource } as const;

/** Says what a structure seeks, or what it can bring. */
export function offer(
  doc: Y.Doc,
  pens: Pens,
  side: Side,
  given: GivenOffered,
  world: World,
): Result<ItemId, OfferedRefusal> {
  const checked = checkOffered(given);
  if (!checked.ok) return checked;
  const id = ownedId(pens.named, world.chance);
  create(doc, KINDS[side] as typeof need, id, { ...checked.value, addedAt: world.now() });
  return done(id);
}

/** A colleague mends what is sought or brought, and leaves it to the structure that signs it: their edit names the same. */
export function editOffered(
  doc: Y.Doc,
  who: Tender,
  side: Side,
  id: ItemId,
  given: GivenOffered,
  world: World,
): Result<ItemId, OfferedRefusal | OwnRefusal> {
  const checked = checkOffered(given);
  if (!checked.ok) return checked;
  const now = readItem(doc, KINDS[side] as typeof need, id);
  if (now?.place?.commune === given.place?.commune && now?.place?.code === given.place?.code) {
    // One value: written again it would only stand against somebody else's change.
    const { place: _, ...rest } = checked.value;
    return change(doc, who, side, id, { ...rest, editedAt: world.now() });
  }
  return change(doc, who, side, id, { ...checked.value, editedAt: world.now() });
}

/** Says that a need is met, or open again. */
export const sayNeed = (
  doc: Y.Doc,
  who: Tender,
  id: ItemId,
  state: Need['state'],
): Result<ItemId, OwnRefusal> => change(doc, who, 'need', id, { state });

/** Says that a resource is taken, or available again. */
export const sayResource = (
  doc: Y.Doc,
  who: Tender,
  id: ItemId,
  state: Resource['state'],
): Result<ItemId, OwnRefusal> => change(doc, who, 'resource', id, { state });

/** Takes it out of view. Nothing is lost. */
export const archiveOffered = (doc: Y.Doc, who: Tender, side: Side, id: ItemId, world: World) =>
  change(doc, who, side, id, { archivedAt: world.now() });

export const bringBackOffered = (doc: Y.Doc, who: Tender, side: Side, id: ItemId) =>
  change(doc, who, side, id, { archivedAt: null });

function change(
  doc: Y.Doc,
  { pens, tends }: Tender,
  side: Side,
  id: ItemId,
  values: object,
): Result<ItemId, OwnRefusal> {
  if (!tends && !ownsItem(pens, id)) return refused('item.notMine');
  return patch(doc, KINDS[side] as typeof need, id, values) ? done(id) : refused('item.gone');
}
