import type { ItemId } from '#domain/ids.ts';
import type { Annotation, Target } from '#domain/kinds/annotation.ts';
import { LONGEST_WORD } from '#domain/kinds/term.ts';
import type { Recogniser } from '#domain/recognise/recogniser.ts';
import { sameWord, type GlossaryWord } from '#domain/projections/glossaryOf.ts';

/** Words that somebody marked as unclear, and where. */
export interface Hesitation {
  /** As the glossary writes it, or as it was first marked where the glossary does not know it. */
  readonly word: string;
  /** The word of the glossary; null: it is not there yet. */
  readonly known: GlossaryWord | null;
  /** How many structures marked it; people who speak for themselves are none. */
  readonly structures: number;
  readonly passages: readonly HesitationPassage[];
}

export interface HesitationPassage {
  readonly annotation: ItemId;
  readonly target: Target;
  readonly quote: string;
}

/**
 * The words that people hesitate over most, by the marks « mot à clarifier » that are not dealt with yet: the most
 * structures first, then those that mean the most different things, then the most marks. Words that the glossary
 * knows in another form are one.
 */
export function hesitations(
  open: Iterable<Annotation>,
  words: readonly GlossaryWord[],
  known: Recogniser,
): readonly Hesitation[] {
  const byId = new Map(words.flatMap((word) => word.ids.map((id) => [id, word] as const)));
  const found = new Map<string, Gathered>();
  for (const one of [...open].sort((a, b) => a.annotatedAt - b.annotatedAt || (a.id < b.id ? -1 : 1))) {
    const quote = one.anchor?.quote.trim() ?? '';
    if (one.gesture !== 'unclearWord' || one.target === null || quote === '') continue;
    const word = byId.get(known.in(quote)[0]?.id as ItemId) ?? null;
    // More than a word: it stays with its passage.
    if (word === null && quote.length > LONGEST_WORD) continue;
    const key = word?.id ?? sameWord(quote);
    const here = found.get(key) ?? {
      word: word?.word ?? quote,
      known: word,
      structures: new Set(),
      passages: [],
    };
    if (one.voice.kind === 'structure') here.structures.add(one.voice.structure);
    here.passages.push({ annotation: one.id, target: one.target, quote });
    found.set(key, here);
  }
  return [...found.values()]
    .map(({ structures, ...rest }): Hesitation => ({ ...rest, structures: structures.size }))
    .sort(
      (a, b) =>
        b.structures - a.structures ||
        (b.known?.meanings.length ?? 0) - (a.known?.meanings.length ?? 0) ||
        b.passages.length - a.passages.length ||
        (sameWord(a.word) < sameWord(b.word) ? -1 : 1),
    );
}

interface Gathered {
  readonly word: string;
  readonly known: GlossaryWord | null;
  readonly structures: Set<ItemId>;
  readonly passages: HesitationPassage[];
}
