import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import type { ItemId, Pens } from '#domain/ids.ts';
import { term } from '#domain/kinds/term.ts';
import { sameWord } from '#domain/projections/glossaryOf.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import type { GivenTerm, TermRefusal } from '#domain/commands/checkTerm.ts';
import type { MeaningRefusal } from '#domain/commands/giveMeaning.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import { archiveTerm, editTerm } from '#domain/commands/tendTerm.ts';

export type SameWordsRefusal = TermRefusal | MeaningRefusal | OwnRefusal;

/** What saying it wrote: a word that was added, or how one stood before it got another form. */
export interface SaidSameWords {
  readonly term: ItemId;
  readonly before: GivenTerm | null;
}

/**
 * An organiser's decision: two words say the same in this space. It stands in the glossary, as another form of the word
 * that is there, or as a word of its own; so everybody reads it and may change it.
 */
export function saySameWords(
  doc: Y.Doc,
  pens: Pens,
  [one, other]: readonly [string, string],
  world: World,
): Result<SaidSameWords, SameWordsRefusal> {
  const known = termSaying(doc, [one, other]);
  if (known === null) {
    const added = addTerm(doc, pens, { word: one, otherForms: [other], meaning: null }, world);
    return added.ok ? done({ term: added.value.term, before: null }) : added;
  }
  const { id, before } = known;
  const forms = [before.word, ...before.otherForms].map(sameWord);
  const missing = [one, other].filter((word) => !forms.includes(sameWord(word)));
  if (missing.length === 0) return refused('word.known');
  const given = { word: before.word, otherForms: [...before.otherForms, ...missing] };
  const edited = editTerm(doc, { pens, tends: true }, id, given, world);
  return edited.ok ? done({ term: id, before }) : edited;
}

/** Takes back what saying it wrote. */
export function unsaySameWords(
  doc: Y.Doc,
  pens: Pens,
  { term: id, before }: SaidSameWords,
  world: World,
): Result<ItemId, TermRefusal | OwnRefusal> {
  const tender = { pens, tends: true };
  return before === null ? archiveTerm(doc, tender, id, world) : editTerm(doc, tender, id, before, world);
}

function termSaying(
  doc: Y.Doc,
  words: readonly string[],
): { readonly id: ItemId; readonly before: GivenTerm } | null {
  const sought = words.map(sameWord);
  for (const [id, { word, otherForms, archivedAt }] of readAll(doc, term))
    if (archivedAt === null && [word, ...otherForms].some((form) => sought.includes(sameWord(form))))
      return { id, before: { word, otherForms } };
  return null;
}
