import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { DEEPEST_LIST, ITEMS, LISTS } from '../format.ts';
import { isChecked, levelOf, mentionOf, schema } from '../schema.ts';

/**
 * What is pasted goes no deeper than lists go: an item that would stand deeper follows the one that held it, a quote
 * leaves its words. Attributes become what the schema means by them, whatever a page wrote there.
 */
export function withinReach(slice: Slice, $at: ResolvedPos): Slice {
  const content = Fragment.from(blocksWithin(slice.content, roomAt($at)));
  return content.eq(slice.content) ? slice : Slice.maxOpen(content);
}

/** How many lists and quotes may still stand in one another here. One may always be: it is what was asked. */
function roomAt($at: ResolvedPos): number {
  let around = 0;
  for (let depth = $at.depth; depth > 0; depth -= 1) if (holdsBlocks($at.node(depth))) around += 1;
  return Math.max(1, DEEPEST_LIST - around);
}

const holdsBlocks = ({ type }: Node): boolean => LISTS.includes(type) || type === schema.nodes.blockquote;

const blocksWithin = (blocks: Fragment, room: number): readonly Node[] =>
  childrenOf(blocks).flatMap((block) => blockWithin(block, room));

const childrenOf = (content: Fragment): readonly Node[] => content.content;

function blockWithin(block: Node, room: number): readonly Node[] {
  if (ITEMS.includes(block.type)) return itemWithin(block, room);
  if (!holdsBlocks(block)) return [sound(block, room)];
  if (room <= 0) return childrenOf(block.content).flatMap((one) => blocksWithinOrWords(one));
  const inside = LISTS.includes(block.type)
    ? childrenOf(block.content).flatMap((item) => itemWithin(item, room))
    : blocksWithin(block.content, room - 1);
  return [block.copy(Fragment.from(inside.map((one) => ofList(one, block))))];
}

/** No list is left to hold them: what they hold stands where they stood. */
const blocksWithinOrWords = (one: Node): readonly Node[] =>
  ITEMS.includes(one.type) ? blocksWithin(one.content, 0) : blockWithin(one, 0);

/** An item, and those that stood too deep in it, after it. */
function itemWithin(item: Node, room: number): readonly Node[] {
  if (!ITEMS.includes(item.type)) return blockWithin(item, room);
  const own: Node[] = [];
  const after: Node[] = [];
  for (const block of childrenOf(item.content)) {
    if (room > 1 || !LISTS.includes(block.type)) own.push(...blockWithin(block, room - 1));
    else after.push(...childrenOf(block.content).flatMap((one) => itemWithin(one, room)));
  }
  const attrs = item.type === schema.nodes.check_item ? { checked: isChecked(item) } : null;
  return [item.type.create(attrs, own.length > 0 ? own : schema.nodes.paragraph.create()), ...after];
}

/** A list holds items of its own kind. */
function ofList(item: Node, list: Node): Node {
  const wanted = list.type === schema.nodes.check_list ? schema.nodes.check_item : schema.nodes.list_item;
  return !ITEMS.includes(item.type) || item.type === wanted || !LISTS.includes(list.type)
    ? item
    : wanted.create(null, item.content);
}

function sound(block: Node, room: number): Node {
  if (block.isText) return block;
  const inside = childrenOf(block.content).flatMap((one) => (isNothing(one) ? [] : [sound(one, room)]));
  return block.type.create(soundAttrs(block), inside, block.marks);
}

const isNothing = (node: Node): boolean => node.type === schema.nodes.mention && mentionOf(node) === null;

const soundAttrs = (node: Node) =>
  node.type === schema.nodes.heading
    ? { level: levelOf(node) }
    : node.type === schema.nodes.mention
      ? mentionOf(node)
      : null;
