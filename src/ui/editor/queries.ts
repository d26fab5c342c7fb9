import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  yUndoPluginKey,
  type ProsemirrorBinding,
} from 'y-prosemirror';
import * as Y from 'yjs';
import type { Plain } from '#domain/richContent.ts';

/** A stretch of the text as it is shown now. Good until the next change: what must last is kept as places. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A place in the text that stays with its letters whatever others write. Plain JSON: it may travel and be stored.
 * It goes with its letters too: a paragraph split before them, or turned into a heading, is a copy that has no
 * places any more. What must outlive that keeps the words as well.
 */
export type TextPlace = Plain;

export interface TextPlaces {
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** What stands beside the text may ask of it. */
export interface EditorQueries {
  /** The words selected; null when none are. */
  readonly selection: () => TextRange | null;
  /** The places of a stretch, by default of the words selected. They keep to its own first and last letters. */
  readonly placesOf: (range?: TextRange | null) => TextPlaces | null;
  /** Where two places stand now; null when their letters are gone. */
  readonly rangeOf: (places: TextPlaces) => TextRange | null;
  /** The words of a stretch; blocks are parted by line breaks. */
  readonly wordsOf: (range: TextRange) => string;
  /** Brings a stretch into view, without taking the caret there. */
  readonly scrollTo: (range: TextRange) => void;
  /** Takes the caret to a stretch, and the focus with it. */
  readonly select: (range: TextRange) => void;
  /** Puts other words in the place of a stretch, as one act of mine; they keep the marks of the first. */
  readonly replace: (range: TextRange, words: string) => void;
}

export function queriesOf(view: EditorView): EditorQueries {
  const selection = (): TextRange | null => {
    const { from, to, empty } = view.state.selection;
    return empty ? null : { from, to };
  };
  return {
    selection,
    placesOf: (range = selection()) => (range === null ? null : placesOf(view, range)),
    rangeOf: (places) => rangeOf(view, places),
    wordsOf: ({ from, to }) => view.state.doc.textBetween(from, to, '\n', '\n'),
    scrollTo: ({ from }) => elementAt(view, from)?.scrollIntoView({ block: 'center' }),
    select: ({ from, to }) => {
      const { doc, tr } = view.state;
      const selected = TextSelection.between(doc.resolve(from), doc.resolve(to));
      view.dispatch(tr.setSelection(selected).scrollIntoView());
      view.focus();
    },
    replace: ({ from, to }, words) => {
      // Apart from what I typed a moment ago, and from what I type next.
      const apart = (): void => undoManagerOf(view)?.stopCapturing();
      apart();
      view.dispatch(view.state.tr.insertText(words, from, to));
      apart();
    },
  };
}

const bindingOf = (view: EditorView): ProsemirrorBinding =>
  (ySyncPluginKey.getState(view.state) as { readonly binding: ProsemirrorBinding }).binding;

const undoManagerOf = (view: EditorView): Y.UndoManager | undefined =>
  (yUndoPluginKey.getState(view.state) as { readonly undoManager: Y.UndoManager } | undefined)?.undoManager;

function placesOf(view: EditorView, { from, to }: TextRange): TextPlaces | null {
  const { type, mapping, doc } = bindingOf(view);
  const place = (at: number): Y.RelativePosition =>
    absolutePositionToRelativePosition(at, type, mapping) as never;
  return { start: asJson(place(from)), end: asJson(keptLeft(place(to), doc)) };
}

/** The end of a stretch keeps to the letter before it, or what is written right after would join the stretch. */
function keptLeft(place: Y.RelativePosition, doc: Y.Doc): Y.RelativePosition {
  const at = Y.createAbsolutePositionFromRelativePosition(place, doc);
  if (at === null || !(at.type instanceof Y.XmlText)) return place;
  return Y.createRelativePositionFromTypeIndex(at.type, at.index, -1);
}

function rangeOf(view: EditorView, { start, end }: TextPlaces): TextRange | null {
  const { type, mapping, doc } = bindingOf(view);
  const at = (place: TextPlace): number | null =>
    relativePositionToAbsolutePosition(doc, type, Y.createRelativePositionFromJSON(place), mapping);
  const [from, to] = [at(start), at(end)];
  if (from === null || to === null) return null;
  const last = view.state.doc.content.size;
  return from >= to || to > last ? null : { from, to };
}

const asJson = (place: Y.RelativePosition): TextPlace =>
  JSON.parse(JSON.stringify(Y.relativePositionToJSON(place))) as TextPlace;

function elementAt(view: EditorView, at: number): Element | null {
  const { node } = view.domAtPos(at);
  return node instanceof Element ? node : node.parentElement;
}
