import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { ownedId, ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { LONGEST_AXIS, LONGEST_AXIS_AIM, LONGEST_AXIS_NEXT, MOST_ALONGSIDE, MOST_TAKEN_UP } from './axis.ts';
import { axis } from './axis.ts';
import { optionalDay } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { Tender } from '#domain/commands/tendTerm.ts';

export type AxisRefusal =
  | 'axis.empty'
  | 'axis.tooLong'
  | 'axis.aimTooLong'
  | 'axis.day'
  | 'axis.nextTooLong'
  | 'axis.unsigned'
  | 'axis.tooMany';

export interface GivenAxis {
  /** Who carries it. */
  readonly structure: ItemId | null;
  readonly sentence: string;
  readonly aim: string;
  readonly alongside: readonly ItemId[];
  readonly questions: readonly ItemId[];
  /** `YYYY-MM-DD`, or nothing. */
  readonly nextDay: string | null;
  readonly nextWhat: string;
}

/** Opens a line of work. */
export function openAxis(
  doc: Y.Doc,
  pens: Pens,
  given: GivenAxis,
  world: World,
): Result<ItemId, AxisRefusal> {
  const checked = checkAxis(given);
  if (!checked.ok) return checked;
  const id = ownedId(pens.named, world.chance);
  create(doc, axis, id, { ...checked.value, addedAt: world.now() });
  return done(id);
}

/** Writes what differs, so that it stands against what another changes meanwhile. */
export function editAxis(
  doc: Y.Doc,
  who: Tender,
  id: ItemId,
  given: GivenAxis,
  world: World,
): Result<ItemId, AxisRefusal | OwnRefusal> {
  const checked = checkAxis(given);
  if (!checked.ok) return checked;
  const known = readItem(doc, axis, id);
  if (known === null) return refused('item.gone');
  const changed = Object.entries(checked.value).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known[name as keyof GivenAxis]),
  );
  if (changed.length === 0) return done(id);
  return change(doc, who, id, { ...Object.fromEntries(changed), editedAt: world.now() });
}

/** Takes it out of view. Nothing is lost. */
export const archiveAxis = (doc: Y.Doc, who: Tender, id: ItemId, world: World) =>
  change(doc, who, id, { archivedAt: world.now() });

export const bringBackAxis = (doc: Y.Doc, who: Tender, id: ItemId) =>
  change(doc, who, id, { archivedAt: null });

function change(doc: Y.Doc, { pens, tends }: Tender, id: ItemId, values: object): Result<ItemId, OwnRefusal> {
  if (!tends && !ownsItem(pens, id)) return refused('item.notMine');
  return patch(doc, axis, id, values) ? done(id) : refused('item.gone');
}

/** Nothing is cut in silence, and somebody carries it. */
function checkAxis(given: GivenAxis): Result<
  Omit<GivenAxis, 'structure' | 'aim' | 'nextWhat'> & {
    readonly structure: ItemId;
    readonly aim: string | null;
    readonly nextWhat: string | null;
  },
  AxisRefusal
> {
  const [sentence, aim, nextWhat] = [tidy(given.sentence), tidy(given.aim), tidy(given.nextWhat)];
  if (!/\p{L}|\p{N}/u.test(sentence)) return refused('axis.empty');
  if (sentence.length > LONGEST_AXIS) return refused('axis.tooLong');
  if (aim.length > LONGEST_AXIS_AIM) return refused('axis.aimTooLong');
  if (nextWhat.length > LONGEST_AXIS_NEXT) return refused('axis.nextTooLong');
  if (given.nextDay !== null && optionalDay(given.nextDay) === null) return refused('axis.day');
  if (given.questions.length > MOST_TAKEN_UP || given.alongside.length > MOST_ALONGSIDE)
    return refused('axis.tooMany');
  if (given.structure === null) return refused('axis.unsigned');
  return done({
    ...given,
    structure: given.structure,
    sentence,
    aim: aim || null,
    nextWhat: nextWhat || null,
  });
}
