import type * as Y from 'yjs';
import { create, readItem } from '../collection.ts';
import { ownedId, type ItemId, type Pens } from '../ids.ts';
import { meaning } from '../kinds/meaning.ts';
import { term } from '../kinds/term.ts';
import { LONGEST_EXAMPLE, LONGEST_MEANING } from '../kinds/meaning.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { World } from '../world.ts';
import { patchOwn, type OwnRefusal } from './patchOwn.ts';

export type MeaningRefusal =
  'meaning.empty' | 'meaning.tooLong' | 'meaning.exampleTooLong' | 'meaning.unsigned' | 'item.gone';

/** What a word means to a structure, and an example of it. */
export interface GivenMeaning {
  readonly structure: ItemId | null;
  readonly definition: string;
  readonly example: string;
  /** Whether the public may read it. */
  readonly inPublic?: boolean;
}

/** Says what a word means to a structure, beside what others say. */
export function addMeaning(
  doc: Y.Doc,
  pens: Pens,
  of: ItemId,
  given: GivenMeaning,
  world: World,
): Result<ItemId, MeaningRefusal> {
  if (readItem(doc, term, of) === null) return refused('item.gone');
  const checked = checkMeaning(given);
  if (!checked.ok) return checked;
  const id = ownedId(pens.named, world.chance);
  create(doc, meaning, id, { ...checked.value, term: of, givenAt: world.now() });
  return done(id);
}

/** Changes what I said that a word means. Nobody else's. */
export function editMeaning(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  given: GivenMeaning,
  world: World,
): Result<ItemId, MeaningRefusal | OwnRefusal> {
  const checked = checkMeaning(given);
  if (!checked.ok) return checked;
  return patchOwn(doc, meaning, pens, id, { ...checked.value, editedAt: world.now() });
}

/** Takes what I said that a word means out of view. Nothing is lost. */
export const archiveMeaning = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, meaning, pens, id, { archivedAt: world.now() });

export const bringBackMeaning = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, meaning, pens, id, { archivedAt: null });

/** Nothing is cut in silence, and every meaning is signed. */
export function checkMeaning({ structure, ...given }: GivenMeaning): Result<
  {
    readonly structure: ItemId;
    readonly definition: string;
    readonly example: string | null;
    readonly inPublic: boolean;
  },
  MeaningRefusal
> {
  const [definition, example] = [tidy(given.definition), tidy(given.example)];
  if (!/\p{L}|\p{N}/u.test(definition)) return refused('meaning.empty');
  if (definition.length > LONGEST_MEANING) return refused('meaning.tooLong');
  if (example.length > LONGEST_EXAMPLE) return refused('meaning.exampleTooLong');
  return structure === null
    ? refused('meaning.unsigned')
    : done({
        structure,
        definition,
        example: example === '' ? null : example,
        inPublic: given.inPublic ?? false,
      });
}
