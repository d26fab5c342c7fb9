import { fold } from '../fold.ts';
import type { ItemId } from '../ids.ts';
import type { Meaning } from '../kinds/meaning.ts';
import type { Moderation } from '../kinds/moderation.ts';
import type { Term } from '../kinds/term.ts';

/** A word with all that it means. Added twice out of reach of each other, it is read once. */
export interface GlossaryWord {
  /** Of the entry that came first. */
  readonly id: ItemId;
  /** Of every entry that holds this word. */
  readonly ids: readonly ItemId[];
  readonly word: string;
  readonly otherForms: readonly string[];
  /** In the order in which they were given: that order ranks nobody, and never moves. Without a structure: a person's. */
  readonly meanings: readonly Meaning[];
  /** What organisers set aside, with their reason: for its author and for them. */
  readonly setAside: readonly SetAsideMeaning[];
}

export interface SetAsideMeaning {
  readonly meaning: Meaning;
  readonly reason: string | null;
}

/** What organisers decided, by the entry it is about. */
type Decided = { readonly get: (id: ItemId) => Pick<Moderation, 'verdict' | 'reason'> | undefined };

/** How two spellings are the same word: as a search compares them, hyphens as spaces. */
export const sameWord = (word: string): string =>
  fold(word)
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .trim();

/** The words in view, in the order of the alphabet, each with its signed meanings. */
export function glossaryOf(
  terms: Iterable<Term>,
  meanings: Iterable<Meaning>,
  decided: Decided = new Map<ItemId, never>(),
): readonly GlossaryWord[] {
  const given = new Map<string, Meaning[]>();
  for (const one of [...meanings].sort((a, b) => a.givenAt - b.givenAt || compare(a.id, b.id))) {
    // One without a structure is its author's: what is to be confirmed, or was answered no.
    if (one.term === null || one.archivedAt !== null) continue;
    given.set(one.term, [...(given.get(one.term) ?? []), one]);
  }
  const twins = new Map<string, Term[]>();
  for (const one of [...terms].sort((a, b) => a.addedAt - b.addedAt || compare(a.id, b.id))) {
    if (one.archivedAt !== null) continue;
    const word = sameWord(one.word);
    twins.set(word, [...(twins.get(word) ?? []), one]);
  }
  return [...twins]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, all]) => {
      const [first] = all;
      return first === undefined ? [] : [together(first, all, given, decided)];
    });
}

function together(
  first: Term,
  all: readonly Term[],
  given: ReadonlyMap<string, readonly Meaning[]>,
  decided: Decided,
): GlossaryWord {
  const said = all
    .flatMap(({ id }) => given.get(id) ?? [])
    .sort((a, b) => a.givenAt - b.givenAt || compare(a.id, b.id));
  const isAside = ({ id }: Meaning): boolean => decided.get(id)?.verdict === 'setAside';
  const forms = new Map(
    all.flatMap(({ word, otherForms }) => [word, ...otherForms]).map((one) => [one, one]),
  );
  forms.delete(first.word);
  return {
    id: first.id,
    ids: all.map(({ id }) => id),
    word: first.word,
    otherForms: [...forms.values()],
    meanings: said.filter((one) => !isAside(one)),
    setAside: said
      .filter(isAside)
      .map((meaning) => ({ meaning, reason: decided.get(meaning.id)?.reason ?? null })),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
