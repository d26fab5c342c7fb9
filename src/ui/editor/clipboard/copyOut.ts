import { DOMSerializer, type Fragment, type Node } from 'prosemirror-model';
import { ITEMS } from '../format.ts';
import { isChecked, schema } from '../schema.ts';

type NameOf = (mention: Node) => string;

/** How words leave as a page: what they cite leaves by its name of now. */
export function pageSerializer(nameOf: NameOf): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(schema);
  const { mention: dressed } = nodes;
  if (dressed === undefined) throw new Error('the schema has no mention');
  const named = (node: Node) =>
    [...(dressed(node) as [string, object]), nameOf(node)] as [string, object, string];
  return new DOMSerializer({ ...nodes, mention: named }, marks);
}

/** How words leave as plain text: a list keeps its bullets and numbers, a table its columns. */
export const plainWords = (content: Fragment, nameOf: NameOf): string =>
  linesOf(content, nameOf).join('\n\n');

const linesOf = (content: Fragment, nameOf: NameOf): readonly string[] => {
  if (content.firstChild?.isInline) return [wordsOf(content, nameOf)];
  return content.content.map((block, n) => blockWords(block, n, nameOf));
};

function blockWords(block: Node, n: number, nameOf: NameOf): string {
  if (block.isTextblock) return wordsOf(block.content, nameOf);
  const inside = block.content.content;
  if (ITEMS.includes(block.type))
    return indented(linesOf(block.content, nameOf).join('\n'), markOf(block, n, null));
  if (block.type === schema.nodes.table)
    return inside
      .map((row) => row.content.content.map((cell) => wordsOf(cell.content, nameOf)).join('\t'))
      .join('\n');
  if (block.type === schema.nodes.table_row)
    return inside.map((cell) => wordsOf(cell.content, nameOf)).join('\t');
  if (block.type === schema.nodes.blockquote) return linesOf(block.content, nameOf).join('\n\n');
  return inside
    .map((item, at) => indented(linesOf(item.content, nameOf).join('\n'), markOf(item, at, block)))
    .join('\n');
}

function markOf(item: Node, n: number, list: Node | null): string {
  if (item.type === schema.nodes.check_item) return isChecked(item) ? '[x] ' : '[ ] ';
  return list?.type === schema.nodes.ordered_list ? `${String(n + 1)}. ` : '- ';
}

const indented = (words: string, mark: string): string =>
  mark + words.replaceAll('\n', `\n${' '.repeat(mark.length)}`);

const wordsOf = (content: Fragment, nameOf: NameOf): string =>
  content.content
    .map((node) =>
      node.type === schema.nodes.mention
        ? nameOf(node)
        : node.type === schema.nodes.hard_break
          ? '\n'
          : (node.text ?? node.textContent),
    )
    .join('');
