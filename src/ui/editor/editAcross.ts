import { TextSelection, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { emptyCells } from './tableEdges.ts';

/** The keyboard of a phone says what it does, not which key was touched. */
const KEYS: Readonly<Record<string, 'Backspace' | 'Delete'>> = {
  deleteContentBackward: 'Backspace',
  deleteContentForward: 'Delete',
};

/**
 * Takes over what a browser is about to type or delete across paragraphs, or outside of any: it would do it in
 * its own way, with inline styles that the policy of the page forbids. Answers whether it did.
 */
export function editAcross(view: EditorView, event: InputEvent): boolean {
  const isTyped = event.inputType === 'insertText' && event.data !== null;
  const key = isCaret(view) && !isOutside(view) ? KEYS[event.inputType] : undefined;
  const isDeleted = event.inputType.startsWith('delete') && !isCaret(view);
  if (!event.cancelable || view.composing || !(isTyped || isDeleted || key !== undefined)) return false;
  const [range] = event.getTargetRanges();
  if (range === undefined) return false;
  const { doc } = view.state;
  const $from = doc.resolve(view.posAtDOM(range.startContainer, range.startOffset));
  const $to = doc.resolve(view.posAtDOM(range.endContainer, range.endOffset));
  if ($from.sameParent($to) && $from.parent.isTextblock && !isOutside(view)) return false;
  event.preventDefault();
  if (key !== undefined) {
    const pressed = new KeyboardEvent('keydown', { key });
    view.someProp('handleKeyDown', (handle) => handle(view, pressed));
    return true;
  }
  const selection = isOutside(view) ? view.state.selection : TextSelection.between($from, $to);
  if (isTyped) type(view, selection, event.data ?? '');
  else if (!selection.empty)
    view.dispatch(view.state.tr.setSelection(selection).deleteSelection().scrollIntoView());
  return true;
}

/**
 * Takes away what letters are about to be composed over, where that is several paragraphs or cells: a composition
 * cannot be taken over, and the browser would join them in its own way.
 */
export function composeAcross(view: EditorView): boolean {
  const selection = view.dom.ownerDocument.getSelection();
  if (view.composing || selection === null || selection.rangeCount === 0 || selection.isCollapsed)
    return false;
  const range = selection.getRangeAt(0);
  if (!view.dom.contains(range.commonAncestorContainer)) return false;
  const { doc, tr } = view.state;
  const $from = doc.resolve(view.posAtDOM(range.startContainer, range.startOffset));
  const $to = doc.resolve(view.posAtDOM(range.endContainer, range.endOffset));
  if ($from.sameParent($to)) return false;
  view.dispatch(tr.setSelection(TextSelection.between($from, $to)));
  if (!emptyCells(view.state, view.dispatch)) view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
  return false;
}

function type(view: EditorView, { from, to }: Selection, words: string): void {
  const plain = () => view.state.tr.insertText(words, from, to).scrollIntoView();
  if (view.someProp('handleTextInput', (handle) => handle(view, from, to, words, plain))) return;
  view.dispatch(plain());
}

const isCaret = (view: EditorView): boolean => view.dom.ownerDocument.getSelection()?.isCollapsed ?? true;

/** Whether the browser's caret stands beside a paragraph: others' carets may have pushed it there. */
function isOutside(view: EditorView): boolean {
  const selection = view.dom.ownerDocument.getSelection();
  if (!selection?.isCollapsed || selection.anchorNode === null || !view.dom.contains(selection.anchorNode))
    return false;
  const at = view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  return !view.state.doc.resolve(at).parent.isTextblock;
}
