import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { ancestorOf } from './format.ts';
import { schema } from './schema.ts';

const { table, table_header, table_cell, paragraph, hard_break } = schema.nodes;
const CELLS = [table_header, table_cell];

export const isInCell = ({ selection }: EditorState): boolean =>
  ancestorOf(selection.$from, ...CELLS) !== null;

/** The cells of one table that a selection touches, when it touches several. */
function cellsSelected({ doc, selection: { from, to, $from, $to } }: EditorState): readonly [Node, number][] {
  if ($from.sameParent($to) || ancestorOf($from, table)?.node !== ancestorOf($to, table)?.node) return [];
  const cells: [Node, number][] = [];
  if (ancestorOf($from, table) === null) return cells;
  doc.nodesBetween(from, to, (node, at) => {
    if (CELLS.includes(node.type)) cells.push([node, at]);
  });
  return cells;
}

/** Over several cells, deleting empties them: the table keeps its shape. */
export const emptyCells: Command = (state, dispatch) => {
  const cells = cellsSelected(state);
  if (cells.length === 0) return false;
  const { from, to } = state.selection;
  const { tr } = state;
  for (const [cell, at] of [...cells].reverse())
    tr.delete(Math.max(from, at + 1), Math.min(to, at + 1 + cell.content.size));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(from))).scrollIntoView());
  return true;
};

/** In a cell, Enter is a line break: cells come with the tools. */
export const breakInCell: Command = (state, dispatch) => {
  if (!isInCell(state)) return false;
  if (cellsSelected(state).length === 0)
    dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
};

/** Where a table is the first or the last of what holds it, an arrow leaves it to a new paragraph. */
export const leaveTable =
  (to: 'up' | 'down'): Command =>
  (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    const around = ancestorOf($from, table);
    if (around === null || !empty || view?.endOfTextblock(to) === false) return false;
    const row = $from.index(around.depth);
    const holder = $from.node(around.depth - 1);
    const index = $from.index(around.depth - 1);
    const isEdge = to === 'up' ? row === 0 && index === 0 : false;
    const isEnd = to === 'down' && row === around.node.childCount - 1 && index === holder.childCount - 1;
    if (!isEdge && !isEnd) return false;
    const at = isEdge ? $from.before(around.depth) : $from.after(around.depth);
    const tr = state.tr.insert(at, paragraph.create());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };

/** What is pasted or dropped in a cell becomes its words: blocks are parted by line breaks. */
export function asWords(slice: Slice): Slice {
  const words: Node[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock && words.length > 0) words.push(hard_break.create());
    if (node.isInline) words.push(node);
    return !node.isInline;
  });
  return new Slice(Fragment.from(words), 0, 0);
}

/** Keeps a table a table, whatever is typed, deleted or pasted over its cells. */
export const tableEdges = (): Plugin =>
  new Plugin({
    props: {
      handleTextInput: (view, _from, _to, words) => {
        if (!emptyCells(view.state, view.dispatch.bind(view))) return false;
        view.dispatch(view.state.tr.insertText(words).scrollIntoView());
        return true;
      },
      handlePaste: (view, _event, slice) => {
        if (!isInCell(view.state)) return false;
        emptyCells(view.state, view.dispatch.bind(view));
        view.dispatch(view.state.tr.replaceSelection(asWords(slice)).scrollIntoView());
        return true;
      },
    },
  });
