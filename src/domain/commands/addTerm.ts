import type * as Y from 'yjs';
import { ACT, create, readAll } from '../collection.ts';
import { ownedId, type ItemId, type Pens } from '../ids.ts';
import { term } from '../kinds/term.ts';
import { sameWord } from '../projections/glossaryOf.ts';
import { done, refused, type Result } from '../result.ts';
import type { World } from '../world.ts';
import { checkTerm, type GivenTerm, type TermRefusal } from './checkTerm.ts';
import { addMeaning, checkMeaning, type GivenMeaning, type MeaningRefusal } from './giveMeaning.ts';

/** What adding a word wrote; a word that was there already was not written again. */
export interface AddedTerm {
  readonly term: ItemId;
  readonly isNew: boolean;
  readonly meaning: ItemId | null;
}

/**
 * Adds a word, with what it means to a structure where that is given. A word in view that reads the same is answered
 * instead of a twin, and takes the meaning.
 */
export function addTerm(
  doc: Y.Doc,
  pens: Pens,
  given: GivenTerm & { readonly meaning: GivenMeaning | null },
  world: World,
): Result<AddedTerm, TermRefusal | MeaningRefusal> {
  const checked = checkTerm(given);
  if (!checked.ok) return checked;
  if (given.meaning !== null) {
    const meant = checkMeaning(given.meaning);
    if (!meant.ok) return meant;
  }
  const known = termInView(doc, checked.value.word);
  if (known !== null && given.meaning === null) return refused('word.known');
  const id = known ?? ownedId(pens.named, world.chance);
  let meaning: ItemId | null = null;
  doc.transact(() => {
    if (known === null) create(doc, term, id, { ...checked.value, addedAt: world.now() });
    if (given.meaning === null) return;
    const added = addMeaning(doc, pens, id, given.meaning, world);
    if (added.ok) meaning = added.value;
  }, ACT);
  return done({ term: id, isNew: known === null, meaning });
}

function termInView(doc: Y.Doc, word: string): ItemId | null {
  const same = sameWord(word);
  for (const [id, item] of readAll(doc, term))
    if (item.archivedAt === null && sameWord(item.word) === same) return id;
  return null;
}
