import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { Surroundings } from '../fieldRules.ts';
import type { ItemId } from '../ids.ts';
import { annotation } from '../kinds/annotation.ts';
import { mandate } from '../kinds/mandate.ts';
import { moderation } from '../kinds/moderation.ts';
import { mandateId } from '../mandateId.ts';
import { heldByOthers } from './heldByOthers.ts';

/** What the entries of a commons point to, looked up where it is asked. */
export const surroundingsOf = (doc: Y.Doc): Surroundings => ({
  isHeldByOthers: once((account: string) => heldByOthers(doc, account)),
  isSetAside: (item) => readItem(doc, moderation, item as ItemId)?.verdict === 'setAside',
  isUnconfirmed: (structure, account) => {
    const state = readItem(doc, mandate, mandateId(account, structure))?.state;
    return state === 'asked' || state === 'refused';
  },
  aboutOf: (id) => readItem(doc, annotation, id as ItemId)?.target?.item ?? null,
});

/** One author writes an update: what is read for them is read once, at the first entry that asks. */
function once(read: (account: string) => ReadonlySet<string>): Surroundings['isHeldByOthers'] {
  let known: { readonly of: string; readonly held: ReadonlySet<string> } | null = null;
  return (structure, account) => {
    if (known?.of !== account) known = { of: account, held: read(account) };
    return known.held.has(structure);
  };
}
