import type * as Y from 'yjs';
import { readAll } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { meaning } from '../kinds/meaning.ts';
import { moderation } from '../kinds/moderation.ts';
import { structure, type Structure } from '../kinds/structure.ts';
import { term } from '../kinds/term.ts';
import type { StructureKind } from '../structureKinds.ts';
import { glossaryOf } from './glossaryOf.ts';

/** What a word means to one structure, which is named only where it agreed to be. */
export interface PublicMeaning {
  readonly definition: string;
  readonly example: string | null;
  readonly signer: { readonly name: string | null; readonly family: StructureKind | null };
}

export interface PublicWord {
  readonly id: ItemId;
  readonly word: string;
  readonly otherForms: readonly string[];
  readonly meanings: readonly PublicMeaning[];
}

/**
 * The words that the public reads: those that mean something that its author shows in public, and only that. What is
 * archived or set aside is not there, nor a word that nobody has said anything public of.
 */
export function publicWords(doc: Y.Doc, structures: ReadonlyMap<ItemId, Structure>): readonly PublicWord[] {
  const meanings = [...readAll(doc, meaning).values()].filter(
    (one) => meaning.isPublic(one) && one.structure !== null,
  );
  return glossaryOf(readAll(doc, term).values(), meanings, readAll(doc, moderation)).flatMap(
    ({ id, word, otherForms, meanings: said }) =>
      said.length === 0
        ? []
        : [
            {
              id,
              word,
              otherForms,
              meanings: said.map(({ definition, example, structure: by }) => ({
                definition,
                example,
                signer: signerOf(structures.get(by as ItemId)),
              })),
            },
          ],
  );
}

const signerOf = (signer: Structure | undefined): PublicMeaning['signer'] => ({
  name: signer !== undefined && structure.isPublic(signer) ? signer.name : null,
  family: signer?.kind ?? null,
});
