import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { isChecked } from './schema.ts';

/** Told when a box was checked or cleared here, with the words of its item. */
export type TellChecked = (checked: boolean, words: string) => void;

/**
 * An item with a real box, as large as a finger. The box is no stop of the Tab key, which leaves the text:
 * by keyboard, an item is checked from its words.
 */
export function checkView(node: Node, view: EditorView, getPos: () => number | undefined): NodeView {
  const dom = document.createElement('li');
  const label = document.createElement('label');
  label.contentEditable = 'false';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.tabIndex = -1;
  label.append(box);
  // The focus stays where it is: a box that is touched opens no keyboard.
  label.addEventListener('mousedown', (event) => event.preventDefault());
  const contentDOM = document.createElement('div');
  dom.append(label, contentDOM);

  const show = (now: Node): void => {
    box.checked = isChecked(now);
    box.setAttribute('aria-label', wordsOf(now));
    dom.dataset.checked = String(isChecked(now));
  };
  box.addEventListener('change', () => {
    const at = getPos();
    if (at === undefined || !view.editable) return void (box.checked = !box.checked);
    view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', box.checked));
  });
  show(node);
  return {
    dom,
    contentDOM,
    update: (now) => {
      if (now.type !== node.type) return false;
      show(now);
      return true;
    },
    stopEvent: (event) => label.contains(event.target as globalThis.Node),
    ignoreMutation: ({ target }) => !contentDOM.contains(target),
  };
}

/** Tells the boxes that a transaction of mine checked or cleared; what others do comes as other words do. */
export function tellChecked(transaction: Transaction, tell: TellChecked): void {
  for (const step of transaction.steps) {
    const { attr, pos, value } = step as {
      readonly attr?: string;
      readonly pos?: number;
      readonly value?: unknown;
    };
    const item = attr === 'checked' && pos !== undefined ? transaction.doc.nodeAt(pos) : null;
    if (item !== null) tell(value === true, wordsOf(item));
  }
}

/** The first line of an item names its box. */
export const wordsOf = (item: Node): string => item.firstChild?.textContent ?? '';
