import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command } from 'prosemirror-state';
import { isSafeAddress } from '#domain/projections/richBlocks.ts';
import { ancestorOf, formatAt, linkAround } from './format.ts';
import { schema } from './schema.ts';

const { bullet_list, ordered_list, list_item, blockquote, heading, paragraph } = schema.nodes;

export const toggleStrong: Command = toggleMark(schema.marks.strong);
export const toggleEm: Command = toggleMark(schema.marks.em);

export const toggleHeading =
  (level: 2 | 3): Command =>
  (state, dispatch) =>
    formatAt(state).heading === level
      ? setBlockType(paragraph)(state, dispatch)
      : setBlockType(heading, { level })(state, dispatch);

/** In a list of this kind: out of it. In one of the other kind: the list changes kind. Else: a new list. */
export const toggleList =
  (kind: typeof bullet_list): Command =>
  (state, dispatch) => {
    const list = ancestorOf(state.selection.$from, bullet_list, ordered_list);
    if (list === null) return wrapInList(kind)(state, dispatch);
    if (list.node.type === kind) return liftListItem(list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(list.depth), kind));
    return true;
  };

export const toggleBulletList: Command = toggleList(bullet_list);
export const toggleOrderedList: Command = toggleList(ordered_list);

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
  formatAt(state).canIndent && sinkListItem(list_item)(state, dispatch);

export const outdent: Command = liftListItem(list_item);

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
