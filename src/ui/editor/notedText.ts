import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { Chosen } from '#domain/themeTexts.ts';
import type { Editor } from './mountEditor.ts';
import type { TextRange } from './queries.ts';
import './notedText.css';

/** Words of the text that a note is about, as the texts of the theme count them: the body begins at the third. */
export interface NotedPlace extends Chosen {
  readonly note: string;
  readonly words: string;
  /** What is said where they begin and end, and the number that is shown there. */
  readonly saidBefore: string;
  readonly shownAfter: string;
  readonly details: string | undefined;
}

export interface NotedText {
  /** Shows these, in the place of those before. */
  readonly show: (places: readonly NotedPlace[]) => void;
  /** The words selected, of several paragraphs those in the first; at a caret, its whole paragraph. */
  readonly chosen: () => Chosen | null;
  readonly hasSelection: () => boolean;
  /** The same, where somebody has been in the text; null before. */
  readonly lastChosen: () => Chosen | null;
  /** The note whose words the caret stands in. */
  readonly noteAtCaret: () => string | null;
  /** Takes the caret to the words of a note; false when they are not in this text. */
  readonly select: (note: string) => boolean;
  readonly stop: () => void;
}

const FIRST_OF_BODY = 2;

/**
 * The words of notes in the editor: drawn over the text, never in it. They follow one's own typing by mapping; what
 * comes from elsewhere is drawn anew, where the same words stand.
 */
export function notedText(editor: Editor): NotedText {
  let places: readonly NotedPlace[] = [];
  let drawn: DecorationSet | null = null;
  let state = null as EditorState | null;
  let hasBeenThere = false;

  const stop = editor.slots.add({
    decorations: (now) => {
      state = now;
      drawn ??= draw(now.doc, places);
      return drawn;
    },
    handleDOMEvents: {
      focus: () => {
        hasBeenThere = true;
        return false;
      },
    },
    onTransaction: (transaction) => {
      if (!transaction.docChanged) return;
      // A change from elsewhere replaces the whole text: nothing could be mapped through it.
      const isFromElsewhere = transaction.getMeta(ySyncPluginKey) !== undefined;
      drawn = isFromElsewhere ? null : (drawn?.map(transaction.mapping, transaction.doc) ?? null);
    },
  });

  return {
    show: (next) => {
      places = next;
      drawn = null;
      editor.slots.refresh();
    },
    chosen: () => (state === null ? null : chosenIn(state)),
    lastChosen: () => (state === null || !hasBeenThere ? null : chosenIn(state)),
    hasSelection: () => state !== null && !state.selection.empty,
    noteAtCaret: () => {
      const at = state?.selection.from;
      const [here] = at === undefined ? [] : (drawn?.find(at, at, (spec) => 'note' in spec) ?? []);
      return (here?.spec as { readonly note?: string } | undefined)?.note ?? null;
    },
    select: (note) => {
      const [mark] = drawn?.find(undefined, undefined, (spec) => spec.note === note) ?? [];
      if (mark !== undefined) editor.select(mark);
      return mark !== undefined;
    },
    stop,
  };
}

interface Paragraph {
  readonly node: Node;
  readonly at: number;
}

function paragraphsOf(doc: Node): Paragraph[] {
  const found: Paragraph[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) found.push({ node, at: at + 1 });
    return !node.isTextblock;
  });
  return found;
}

/** A line break or a mention counts as one, for the editor as for the texts of a theme. */
const wordsOf = ({ node }: Paragraph): string =>
  node.textBetween(0, node.content.size, '', ({ type }) => (type.name === 'hard_break' ? '\n' : '\uFFFC'));

function draw(doc: Node, places: readonly NotedPlace[]): DecorationSet {
  if (places.length === 0) return DecorationSet.empty;
  const paragraphs = paragraphsOf(doc);
  return DecorationSet.create(
    doc,
    places.flatMap((place) => {
      const range = whereNow(paragraphs, place);
      return range === null ? [] : marksOf(doc, range, place);
    }),
  );
}

/** Where the words stood; else, others having written above or before them, where they stand in a paragraph nearby. */
function whereNow(
  paragraphs: readonly Paragraph[],
  { text, start, end, words }: NotedPlace,
): TextRange | null {
  const here = paragraphs[text - FIRST_OF_BODY];
  if (here !== undefined && wordsOf(here).slice(start, end) === words)
    return { from: here.at + start, to: here.at + end };
  for (const by of [0, 1, -1, 2, -2]) {
    const near = paragraphs[text - FIRST_OF_BODY + by];
    const at = near === undefined ? -1 : wordsOf(near).indexOf(words);
    if (near !== undefined && at !== -1) return { from: near.at + at, to: near.at + at + words.length };
  }
  return null;
}

function marksOf(doc: Node, { from, to }: TextRange, place: NotedPlace): Decoration[] {
  const { note, saidBefore, shownAfter, details } = place;
  // Along the pieces that the text has anyway: one mark where it has no emphasis inside.
  const pieces: { readonly from: number; readonly to: number }[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isInline) pieces.push({ from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) });
  });
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const attributes = { nodeName: 'mark', class: 'noted', ...(details && { 'aria-details': details }) };
  return [
    Decoration.inline(from, to, attributes, { note }),
    Decoration.inline(first.from, first.to, { class: 'noted-start', 'data-said': saidBefore }),
    Decoration.inline(last.from, last.to, { class: 'noted-end', 'data-shown': shownAfter }),
  ];
}

function chosenIn({ doc, selection }: EditorState): Chosen | null {
  const { $from, $to, empty } = selection;
  if (!$from.parent.isTextblock) return null;
  const text = paragraphsOf(doc).findIndex(({ at }) => at === $from.start()) + FIRST_OF_BODY;
  const length = $from.parent.content.size;
  if (text < FIRST_OF_BODY || length === 0) return null;
  if (empty) return { text, start: 0, end: length };
  return { text, start: $from.parentOffset, end: $to.sameParent($from) ? $to.parentOffset : length };
}
