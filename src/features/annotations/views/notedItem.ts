import { anchorAt, findAnchor, type Found } from '#domain/anchor.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Anchor, Annotation, Passage, Target } from '#domain/kinds/annotation.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Chosen } from '#domain/themeTexts.ts';
import type { LiveTexts } from '#state/liveTexts.ts';
import type { UndoState } from '#state/undo.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What a page shows annotations of: a question, a theme or a word. Read it where Svelte derives. */
export interface NotedItem {
  readonly target: Target;
  /**
   * What words can be chosen in: of a question the sentence and the details, of a theme all its paragraphs, of a word
   * itself and what it means to each.
   */
  readonly texts: readonly string[];
  /** A note is listed where its words stand, rather than by its age. */
  readonly isInOrderOfText: boolean;
  placeOf(note: Pick<Annotation, 'anchor' | 'passage'>): Found | null;
  /** Chosen words as a note keeps them; others may write around them from then on. No anchor: they are too many. */
  hold(chosen: Chosen): Held;
  /** Where what I do to the text of a theme is taken back. */
  readonly undo: Pick<UndoState, 'track'> | null;
}

export interface Held {
  readonly anchor: Anchor | null;
  readonly passage: Passage | null;
}

export const questionOf = (space: SpaceState, { kind, item }: Target): Question | undefined =>
  kind === 'question' ? space.questions.get(item) : undefined;

export function notedQuestion(space: SpaceState, id: ItemId): NotedItem {
  const target = { kind: 'question', item: id } as const;
  return inPlainTexts(target, () => {
    const question = questionOf(space, target);
    return [question?.sentence ?? '', question?.context ?? ''];
  });
}

/** `texts`: the word, then what it means to each. */
export const notedTerm = (id: ItemId, texts: () => readonly string[]): NotedItem =>
  inPlainTexts({ kind: 'term', item: id }, texts);

function inPlainTexts(target: Target, texts: () => readonly string[]): NotedItem {
  const item: NotedItem = {
    target,
    get texts() {
      return texts();
    },
    isInOrderOfText: false,
    placeOf: ({ anchor }) => (anchor === null ? null : findAnchor(item.texts, anchor)),
    hold: (chosen) => ({ anchor: anchorAt(item.texts[chosen.text] ?? '', chosen), passage: null }),
    undo: null,
  };
  return item;
}

export const notedTheme = (id: ItemId, live: LiveTexts, undo: Pick<UndoState, 'track'>): NotedItem => ({
  target: { kind: 'theme', item: id },
  get texts() {
    return live.texts.map(({ words }) => words);
  },
  isInOrderOfText: true,
  placeOf: (note) => live.placeOf(note),
  hold: (chosen) => live.hold(chosen),
  undo,
});
