import type * as Y from 'yjs';
import { patch, put, readAll, readItem } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { mandate, type Mandate } from '#domain/kinds/mandate.ts';
import { structure, type MobilisationState } from '#domain/kinds/structure.ts';
import { mandateId } from '#domain/mandateId.ts';
import type { World } from '#domain/world.ts';
import { bringIn, moveStructure } from '#domain/commands/mobilise.ts';

/** By which structure somebody came, and whether they agree that theirs be named in public. */
export interface CameWith {
  readonly broughtBy: ItemId | null;
  readonly inPublic: boolean;
}

/** The server's act: somebody says that they speak for a structure. Said again after a no, it is asked again. */
export function askMandate(
  doc: Y.Doc,
  person: AccountId,
  of: ItemId,
  { broughtBy, inPublic }: CameWith,
  world: World,
): void {
  const id = mandateId(person, of);
  if (readItem(doc, mandate, id)?.state === 'asked') return;
  const given = { person, structure: of, broughtBy, inPublic, askedAt: world.now() };
  put(doc, mandate, id, { ...given, state: 'asked', answeredAt: null, answeredBy: null });
}

/**
 * The server's act: they speak for it without being asked (an organiser, or who stands for one that reads as it). What
 * waits, or was answered no before, is agreed to with it: else what they say would still count as a person's.
 */
export function agreeFromTheStart(doc: Y.Doc, person: AccountId, of: ItemId, world: World): void {
  const known = readItem(doc, mandate, mandateId(person, of));
  if (known !== null && known.state !== 'agreed')
    patch(doc, mandate, known.id, { state: 'agreed', answeredAt: world.now(), answeredBy: null });
}

/** What was answered by whom. */
export interface MandateAnswer {
  readonly person: string;
  readonly structure: string;
  readonly isAgreed: boolean;
  readonly by: AccountId | null;
}

/** The server's act: answers a mandate, once. Says how it stands then; null where nobody asked. */
export function answerMandate(
  doc: Y.Doc,
  { person, structure: of, isAgreed, by }: MandateAnswer,
  world: World,
): Mandate['state'] | null {
  const id = mandateId(person, of);
  const known = readItem(doc, mandate, id);
  if (known?.state !== 'asked') return known?.state ?? null;
  const state = isAgreed ? 'agreed' : 'refused';
  patch(doc, mandate, id, { state, answeredAt: world.now(), answeredBy: by });
  if (isAgreed) {
    comesIn(doc, of as ItemId, known.broughtBy);
    if (known.inPublic) patch(doc, structure, of as ItemId, { inPublic: true });
  }
  return state;
}

const NOT_HERE_YET: readonly MobilisationState[] = ['thoughtOf', 'contacted'];

/**
 * Somebody of a structure is here, so it has been spoken with; by whom it came, where nobody said it yet. Somebody of
 * the committee brings theirs into it (`coOrganiser`). How near the committee said it is stays as it said.
 */
export function comesIn(
  doc: Y.Doc,
  id: ItemId,
  by: ItemId | null,
  arrives: MobilisationState = 'interested',
): void {
  const known = readItem(doc, structure, id);
  if (known === null) return;
  if (by !== null && by !== id && known.broughtBy === null) bringIn(doc, id, by);
  if (NOT_HERE_YET.includes(known.mobilisation)) moveStructure(doc, id, arrives);
}

/** The structures of which somebody waits to hear whether they speak for them. */
export const mandatesAskedBy = (doc: Y.Doc, person: string): readonly ItemId[] =>
  [...readAll(doc, mandate).values()].flatMap((one) =>
    one.person === person && one.state === 'asked' && one.structure !== null ? [one.structure] : [],
  );
