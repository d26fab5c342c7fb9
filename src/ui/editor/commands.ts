import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { isSafeAddress } from '#domain/projections/richBlocks.ts';
import { ancestorOf, formatAt, ITEMS, linkAround, LISTS } from './format.ts';
import { isChecked, schema } from './schema.ts';

const { bullet_list, ordered_list, check_list, list_item, check_item, blockquote, heading, paragraph } =
  schema.nodes;

export const toggleStrong: Command = toggleMark(schema.marks.strong);
export const toggleEm: Command = toggleMark(schema.marks.em);

export const toggleHeading =
  (level: 2 | 3): Command =>
  (state, dispatch) =>
    formatAt(state).heading === level
      ? setBlockType(paragraph)(state, dispatch)
      : setBlockType(heading, { level })(state, dispatch);

/** In a list of this kind: out of it. In one of another kind: the list changes kind. Else: a new list. */
export const toggleList =
  (kind: typeof bullet_list): Command =>
  (state, dispatch) => {
    const list = ancestorOf(state.selection.$from, ...LISTS);
    if (list === null) return wrapInList(kind)(state, dispatch);
    if (list.node.type === kind) return liftListItem(ITEMS)(state, dispatch);
    dispatch?.(changeList(state.tr, state.selection.$from.before(list.depth), list.node, kind));
    return true;
  };

/** The same list as another kind. What is selected stays selected: the places are the same. */
export function changeList(tr: Transaction, at: number, list: Node, kind: typeof bullet_list): Transaction {
  const itemOfKind = kind === check_list ? check_item : list_item;
  const items = list.children.map((item) =>
    item.type === itemOfKind ? item : itemOfKind.create(null, item.content),
  );
  const { anchor, head } = tr.selection;
  tr.replaceWith(at, at + list.nodeSize, kind.create(null, Fragment.from(items)));
  return tr.setSelection(TextSelection.create(tr.doc, anchor, head));
}

export const toggleBulletList: Command = toggleList(bullet_list);
export const toggleOrderedList: Command = toggleList(ordered_list);
export const toggleCheckList: Command = toggleList(check_list);

/** Checks the item at the caret, or takes the check back. */
export const toggleChecked: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const item = ancestorOf($from, check_item);
  if (item === null) return false;
  dispatch?.(state.tr.setNodeAttribute($from.before(item.depth), 'checked', !isChecked(item.node)));
  return true;
};

/** A new item, not checked; out of the list where the item is empty. */
export const splitItem: Command = splitListItem(ITEMS, { checked: false });

export const toggleQuote: Command = (state, dispatch) =>
  ancestorOf(state.selection.$from, blockquote) === null
    ? wrapIn(blockquote)(state, dispatch)
    : liftOutOf(blockquote)(state, dispatch);

/** Lifts what is selected out of the nearest node of a type, however deep it stands in it. */
const liftOutOf =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to, (node) => node.type === type);
    if (range === null) return lift(state, dispatch);
    dispatch?.(state.tr.lift(range, range.depth - 1).scrollIntoView());
    return true;
  };

export const indent: Command = (state, dispatch) =>
  formatAt(state).canIndent && sinkListItem(ITEMS)(state, dispatch);

export const outdent: Command = liftListItem(ITEMS);

export const insertBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
};

/**
 * Links the selected words, or changes the link at the caret. Where neither is, the words given are put in.
 * An unsafe address changes nothing.
 */
export const setLink =
  (href: string, words: string): Command =>
  (state, dispatch) => {
    if (!isSafeAddress(href)) return false;
    const mark = schema.marks.link.create({ href });
    const { from, to, empty } = state.selection;
    const around = empty ? linkAround(state) : { from, to };
    const tr =
      around === null
        ? state.tr.replaceSelectionWith(schema.text(words || href, [mark]), false)
        : state.tr
            .removeMark(around.from, around.to, schema.marks.link)
            .addMark(around.from, around.to, mark);
    dispatch?.(tr.removeStoredMark(schema.marks.link).scrollIntoView());
    return true;
  };

export const removeLink: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const around = empty ? linkAround(state) : { from, to };
  if (around === null) return false;
  dispatch?.(state.tr.removeMark(around.from, around.to, schema.marks.link));
  return true;
};

/** Adds a paragraph at the end of the text. */
export const append =
  (words: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insert(state.doc.content.size, paragraph.create(null, schema.text(words))));
    return true;
  };
