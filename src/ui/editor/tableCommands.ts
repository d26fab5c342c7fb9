import type { Node, ResolvedPos } from 'prosemirror-model';
import { Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { ancestorOf, formatAt } from './format.ts';
import { schema } from './schema.ts';

const { table, table_row, table_header, table_cell, paragraph } = schema.nodes;

/** As many rows and columns as a phone can still show. */
const MOST_COLUMNS = 8;
const MOST_ROWS = 100;

/** Where the caret stands in its table. */
interface Spot {
  readonly node: Node;
  /** The place right before the table. */
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

function spotOf($at: ResolvedPos): Spot | null {
  const found = ancestorOf($at, table);
  if (found === null || $at.depth < found.depth + 2) return null;
  const { node, depth } = found;
  return { node, at: $at.before(depth), row: $at.index(depth), column: $at.index(depth + 1) };
}

const inTable =
  (change: (tr: Transaction, spot: Spot) => Transaction | null): Command =>
  (state, dispatch) => {
    const spot = spotOf(state.selection.$from);
    const tr = spot === null ? null : change(state.tr, spot);
    if (tr === null) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };

const rowOf = (cells: number, type = table_cell): Node =>
  table_row.create(
    null,
    Array.from({ length: cells }, () => type.create()),
  );

/** Three rows of three, the first of which names the columns. The caret goes to the first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (ancestorOf($from, table) !== null) return false;
  const made = table.create(null, [rowOf(3, table_header), rowOf(3), rowOf(3)]);
  const isEmptyParagraph = $from.parent.type === paragraph && $from.parent.content.size === 0;
  const at = isEmptyParagraph ? $from.before() : $from.after();
  const tr = isEmptyParagraph ? state.tr.replaceWith(at, $from.after(), made) : state.tr.insert(at, made);
  // A table at the very end would leave no place to go on writing.
  const after = at + made.nodeSize;
  if (tr.doc.resolve(after).nodeAfter === null) tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

const startOfRow = ({ node, at }: Spot, row: number): number => {
  let place = at + 1;
  for (let i = 0; i < row; i += 1) place += node.child(i).nodeSize;
  return place;
};

const startOfCell = (spot: Spot, row: number, column: number): number => {
  let place = startOfRow(spot, row) + 1;
  const cells = spot.node.child(row);
  for (let i = 0; i < column; i += 1) place += cells.child(i).nodeSize;
  return place;
};

const goTo = (tr: Transaction, place: number): Transaction =>
  tr.setSelection(TextSelection.near(tr.doc.resolve(place)));

export const addRow = inTable((tr, spot) => {
  if (spot.node.childCount >= MOST_ROWS) return null;
  const place = startOfRow(spot, spot.row + 1);
  return goTo(tr.insert(place, rowOf(spot.node.child(spot.row).childCount)), place + 2);
});

export const removeRow = inTable((tr, spot) => {
  if (spot.node.childCount === 1) return dropTable(tr, spot);
  tr.delete(startOfRow(spot, spot.row), startOfRow(spot, spot.row + 1));
  return goTo(tr, Math.min(spot.at + 3, tr.doc.content.size));
});

/** After the column of the caret, in each row; people who wrote at once may have left rows of several lengths. */
export const addColumn = inTable((tr, spot) => {
  if (spot.node.child(spot.row).childCount >= MOST_COLUMNS) return null;
  for (let row = spot.node.childCount - 1; row >= 0; row -= 1) {
    const cells = spot.node.child(row);
    const column = Math.min(spot.column + 1, cells.childCount);
    tr.insert(startOfCell(spot, row, column), (cells.firstChild?.type ?? table_cell).create());
  }
  return goTo(tr, tr.mapping.map(startOfCell(spot, spot.row, spot.column + 1), -1) + 1);
});

export const removeColumn = inTable((tr, spot) => {
  if (spot.node.children.every(({ childCount }) => childCount === 1)) return dropTable(tr, spot);
  for (let row = spot.node.childCount - 1; row >= 0; row -= 1) {
    const cells = spot.node.child(row);
    if (spot.column >= cells.childCount) continue;
    // A row holds a cell at least: the only one is emptied.
    const start = startOfCell(spot, row, spot.column);
    const cell = cells.child(spot.column);
    if (cells.childCount === 1) tr.delete(start + 1, start + 1 + cell.content.size);
    else tr.delete(start, start + cell.nodeSize);
  }
  return goTo(tr, tr.mapping.map(startOfRow(spot, spot.row)) + 2);
});

/** The first row names the columns, or no longer does. */
export const toggleHeaderRow: Command = (state, dispatch) => {
  const type = formatAt(state).headerRow ? table_cell : table_header;
  return inTable((tr, spot) => {
    for (let column = 0; column < spot.node.child(0).childCount; column += 1)
      tr.setNodeMarkup(startOfCell(spot, 0, column), type);
    return tr;
  })(state, dispatch);
};

export const removeTable = inTable(dropTable);

function dropTable(tr: Transaction, { node, at }: Spot): Transaction {
  return goTo(tr.replaceWith(at, at + node.nodeSize, paragraph.create()), at + 1);
}
