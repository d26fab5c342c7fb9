import { TextSelection, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * Takes over what a browser is about to type or delete across paragraphs, or outside of any: it would do it in
 * its own way, with inline styles that the policy of the page forbids. Answers whether it did.
 */
export function editAcross(view: EditorView, event: InputEvent): boolean {
  const isTyped = event.inputType === 'insertText' && event.data !== null;
  const isDeleted = event.inputType.startsWith('delete') && !isCaret(view);
  if (!event.cancelable || view.composing || !(isTyped || isDeleted)) return false;
  const [range] = event.getTargetRanges();
  if (range === undefined) return false;
  const { doc } = view.state;
  const $from = doc.resolve(view.posAtDOM(range.startContainer, range.startOffset));
  const $to = doc.resolve(view.posAtDOM(range.endContainer, range.endOffset));
  if ($from.sameParent($to) && $from.parent.isTextblock && !isOutside(view)) return false;
  event.preventDefault();
  const selection = isOutside(view) ? view.state.selection : TextSelection.between($from, $to);
  if (isTyped) type(view, selection, event.data ?? '');
  else if (!selection.empty)
    view.dispatch(view.state.tr.setSelection(selection).deleteSelection().scrollIntoView());
  return true;
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
