import type { Mark, Node, NodeType, ResolvedPos } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { isChecked, levelOf, schema } from './schema.ts';

/** What the words at the caret are, and what can be done to them: what a toolbar shows. */
export interface Format {
  readonly heading: 2 | 3 | null;
  readonly strong: boolean;
  readonly em: boolean;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  readonly checkList: boolean;
  /** Whether the item at the caret is checked; null outside of a check list. */
  readonly checked: boolean | null;
  readonly table: boolean;
  /** The first row of the table at the caret names its columns. */
  readonly headerRow: boolean;
  readonly quote: boolean;
  /** The address of the link at the caret. */
  readonly link: string | null;
  readonly canIndent: boolean;
  readonly canOutdent: boolean;
}

const { bullet_list, ordered_list, check_list, list_item, check_item } = schema.nodes;
export const LISTS = [bullet_list, ordered_list, check_list];
export const ITEMS = [list_item, check_item];

/** How deep lists go: what a reader can still follow, and a phone can still show. */
export const DEEPEST_LIST = 4;

export const PLAIN: Format = Object.freeze({
  heading: null,
  strong: false,
  em: false,
  bulletList: false,
  orderedList: false,
  checkList: false,
  checked: null,
  table: false,
  headerRow: false,
  quote: false,
  link: null,
  canIndent: false,
  canOutdent: false,
});

export function formatAt(state: EditorState): Format {
  const { $from } = state.selection;
  const { strong, em, link } = schema.marks;
  const textblock = $from.parent;
  const list = ancestorOf($from, ...LISTS)?.node ?? null;
  const item = ancestorOf($from, ...ITEMS)?.node ?? null;
  const table = ancestorOf($from, schema.nodes.table)?.node ?? null;
  return {
    heading: textblock.type === schema.nodes.heading ? levelOf(textblock) : null,
    strong: marksAt(state).some(({ type }) => type === strong),
    em: marksAt(state).some(({ type }) => type === em),
    bulletList: list?.type === schema.nodes.bullet_list,
    orderedList: list?.type === schema.nodes.ordered_list,
    checkList: list?.type === schema.nodes.check_list,
    checked: item?.type === schema.nodes.check_item ? isChecked(item) : null,
    table: table !== null,
    headerRow: table?.firstChild?.firstChild?.type === schema.nodes.table_header,
    quote: ancestorOf($from, schema.nodes.blockquote) !== null,
    link: hrefOf(marksAt(state).find(({ type }) => type === link)),
    canIndent: list !== null && listDepth($from) < DEEPEST_LIST && itemIndex($from) > 0,
    canOutdent: list !== null,
  };
}

export const sameFormat = (a: Format, b: Format): boolean =>
  (Object.keys(a) as (keyof Format)[]).every((name) => a[name] === b[name]);

/** The nearest node of these types around a place, and where it stands. */
export function ancestorOf(
  $at: ResolvedPos,
  ...types: readonly NodeType[]
): { readonly node: Node; readonly depth: number } | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (types.includes(node.type)) return { node, depth };
  }
  return null;
}

/** The stretch of text around a caret that bears the same link. */
export function linkAround(state: EditorState): { readonly from: number; readonly to: number } | null {
  const { $from } = state.selection;
  const { parent, parentOffset } = $from;
  const found = parent.childAfter(parentOffset).node
    ? parent.childAfter(parentOffset)
    : parent.childBefore(parentOffset);
  const mark = found.node?.marks.find(({ type }) => type === schema.marks.link);
  if (found.node === null || mark === undefined) return null;
  const bears = (index: number): boolean =>
    index >= 0 && index < parent.childCount && mark.isInSet(parent.child(index).marks);
  let first = found.index;
  let last = found.index;
  while (bears(first - 1)) first -= 1;
  while (bears(last + 1)) last += 1;
  const start = $from.start() + sizeBefore(parent, first);
  return { from: start, to: $from.start() + sizeBefore(parent, last + 1) };
}

function sizeBefore(parent: Node, index: number): number {
  let size = 0;
  for (let i = 0; i < index; i += 1) size += parent.child(i).nodeSize;
  return size;
}

function marksAt(state: EditorState): readonly Mark[] {
  const { from, $from, to, empty } = state.selection;
  if (empty) return state.storedMarks ?? $from.marks();
  let marks: readonly Mark[] = [];
  state.doc.nodesBetween(from, to, (node) => {
    if (marks.length === 0 && node.isText) marks = node.marks;
  });
  return marks;
}

const hrefOf = (link: Mark | undefined): string | null =>
  typeof link?.attrs.href === 'string' ? link.attrs.href : null;

function listDepth($at: ResolvedPos): number {
  let depth = 0;
  for (let d = $at.depth; d > 0; d -= 1) if (ITEMS.includes($at.node(d).type)) depth += 1;
  return depth;
}

function itemIndex($at: ResolvedPos): number {
  const item = ancestorOf($at, ...ITEMS);
  return item === null ? 0 : $at.index(item.depth - 1);
}
