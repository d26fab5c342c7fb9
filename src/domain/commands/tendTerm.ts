import type * as Y from 'yjs';
import { patch, readItem } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { term } from '../kinds/term.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';
import { checkTerm, type GivenTerm, type TermRefusal } from './checkTerm.ts';
import type { OwnRefusal } from './patchOwn.ts';

/** Who changes what somebody added: whoever did, and those who tend it (`tends`). */
export interface Tender {
  readonly pens: Pens;
  readonly tends: boolean;
}

const mayTend = ({ pens, tends }: Tender, id: ItemId): boolean => tends || ownsItem(pens, id);

/** Changes the word and its other forms, field by field. */
export function editTerm(
  doc: Y.Doc,
  who: Tender,
  id: ItemId,
  given: GivenTerm,
  world: World,
): Result<ItemId, TermRefusal | OwnRefusal> {
  if (!mayTend(who, id)) return refused('item.notMine');
  const checked = checkTerm(given);
  if (!checked.ok) return checked;
  const known = readItem(doc, term, id);
  if (known === null) return refused('item.gone');
  const { word, otherForms } = checked.value;
  const hasOthers = otherForms.join('\n') !== known.otherForms.join('\n');
  if (word !== known.word || hasOthers)
    patch(doc, term, id, { word, ...(hasOthers ? { otherForms } : {}), editedAt: world.now() });
  return done(id);
}

/** Takes a word out of view, with what it means. Nothing is lost. */
export const archiveTerm = (doc: Y.Doc, who: Tender, id: ItemId, world: World): Result<ItemId, OwnRefusal> =>
  setArchived(doc, who, id, world.now());

export const bringBackTerm = (doc: Y.Doc, who: Tender, id: ItemId): Result<ItemId, OwnRefusal> =>
  setArchived(doc, who, id, null);

function setArchived(
  doc: Y.Doc,
  who: Tender,
  id: ItemId,
  archivedAt: number | null,
): Result<ItemId, OwnRefusal> {
  if (!mayTend(who, id)) return refused('item.notMine');
  return patch(doc, term, id, { archivedAt }) ? done(id) : refused('item.gone');
}
