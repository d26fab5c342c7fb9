import { TextSelection, type EditorState, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from 'y-prosemirror';
import * as Y from 'yjs';
import type { MountedEditor } from './mountEditor.ts';

/** Where the browser says that the caret stands. */
type Place = readonly [anchor: Node, anchorOffset: number, head: Node, headOffset: number];

/**
 * Keeps my caret where I am while others write. y-prosemirror gives it back its place after each change of theirs, and
 * holds it to the letter that follows: whoever types at the same place would push it away in the middle of a word. So
 * it is held to the letter before it. And a caret that I moved in this very moment, of which the browser has not told
 * the editor yet, is taken from where it stands. It ends with the editor.
 */
export function holdCaret({ view, slots }: MountedEditor, body: Y.XmlFragment): void {
  if (view.isDestroyed) return;
  const page = view.dom.ownerDocument;
  let known = placeIn(view);
  const note = (): void => {
    if (view.isDestroyed) stop();
    else known = placeIn(view);
  };
  const before = (transaction: Y.Transaction): void => {
    if (view.isDestroyed) return stop();
    if (transaction.local) return;
    const selection = movedSince(view, known) ?? view.state.selection;
    if (!(selection instanceof TextSelection)) return;
    const binding = bindingOf(view.state);
    const { from, to, empty, anchor, head } = selection;
    // Of several letters chosen, the first and the last stay what they are.
    const [start, end] = [relativeTo(binding, from, empty), relativeTo(binding, to, true)];
    binding.beforeTransactionSelection = {
      type: 'text',
      anchor: anchor <= head ? start : end,
      head: anchor <= head ? end : start,
    };
  };
  body.doc?.on('beforeTransaction', before);
  page.addEventListener('selectionchange', note);
  const leave = slots.add({ onUpdate: note });
  const stop = (): void => {
    leave();
    body.doc?.off('beforeTransaction', before);
    page.removeEventListener('selectionchange', note);
  };
}

/** A place in the shared text, held to the letter before it or to the one after. */
function relativeTo(binding: ProsemirrorBinding, at: number, toTheOneBefore: boolean): Y.RelativePosition {
  const { type, mapping, doc } = binding;
  const after = absolutePositionToRelativePosition(at, type, mapping) as Y.RelativePosition;
  if (!toTheOneBefore) return after;
  const place = Y.createAbsolutePositionFromRelativePosition(after, doc);
  if (!(place?.type instanceof Y.XmlText) || place.index === 0) return after;
  return Y.createRelativePositionFromTypeIndex(place.type, place.index, -1);
}

function placeIn(view: EditorView): Place | null {
  const selection = view.dom.ownerDocument.getSelection();
  const { anchorNode = null, anchorOffset = 0, focusNode = null, focusOffset = 0 } = selection ?? {};
  if (anchorNode === null || focusNode === null) return null;
  return view.dom.contains(anchorNode) && view.dom.contains(focusNode)
    ? [anchorNode, anchorOffset, focusNode, focusOffset]
    : null;
}

/** The caret that the browser moved and has not told of, or null. */
function movedSince(view: EditorView, known: Place | null): Selection | null {
  if (view.composing || !view.hasFocus()) return null;
  const now = placeIn(view);
  if (now === null || now.every((part, n) => part === known?.[n])) return null;
  const { doc } = view.state;
  const at = (node: Node, offset: number) =>
    doc.resolve(Math.min(view.posAtDOM(node, offset), doc.content.size));
  return TextSelection.between(at(now[0], now[1]), at(now[2], now[3]));
}

const bindingOf = (state: EditorState): ProsemirrorBinding =>
  (ySyncPluginKey.getState(state) as { readonly binding: ProsemirrorBinding }).binding;
