import type * as Y from 'yjs';
import { patch, readItem } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { done, refused, type Result } from '../result.ts';
import { checkCard, type CardRefusal, type GivenCard } from './checkCard.ts';
import type { OwnRefusal } from './patchOwn.ts';

/** Who says what a structure is: its own people, whoever added it, and organisers (`tends`). */
export interface Teller {
  readonly pens: Pens;
  readonly structures: readonly ItemId[];
  readonly tends: boolean;
}

export const mayTell = ({ pens, structures, tends }: Teller, id: ItemId): boolean =>
  tends || structures.includes(id) || ownsItem(pens, id);

/** That a structure may be named in public is for its own people to say, or for an organiser whom they told. */
export const mayPublish = ({ structures, tends }: Teller, id: ItemId): boolean =>
  tends || structures.includes(id);

/** Changes what a card says, field by field: what two people change apart stands together. */
export function tellStructure(
  doc: Y.Doc,
  who: Teller,
  id: ItemId,
  given: Partial<GivenCard>,
): Result<ItemId, CardRefusal | OwnRefusal> {
  const known = readItem(doc, structure, id);
  if (known === null) return refused('item.gone');
  if (!mayTell(who, id) || (given.inPublic === true && !known.inPublic && !mayPublish(who, id)))
    return refused('item.notMine');
  const checked = checkCard(given, known);
  if (!checked.ok) return checked;
  const changed = Object.entries(checked.value).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(known[field as keyof typeof known]),
  );
  if (changed.length > 0) patch(doc, structure, id, Object.fromEntries(changed));
  return done(id);
}
