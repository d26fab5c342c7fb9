import type * as Y from 'yjs';
import type { RichBlock, RichCell, RichRun } from '#domain/projections/richBlocks.ts';
import { writeRichContent, type Plain, type RichNode } from '#domain/richContent.ts';

/** Writes blocks as the rich editor would have: the same nodes, the same marks. */
export const writeBody = (body: Y.XmlFragment, blocks: readonly RichBlock[]): void =>
  writeRichContent(body, blocks.map(nodeOf));

function nodeOf(block: RichBlock): RichNode {
  switch (block.kind) {
    case 'heading':
      return { name: 'heading', attrs: { level: block.level }, children: inline(block.runs) };
    case 'paragraph':
      return { name: 'paragraph', children: inline(block.runs) };
    case 'quote':
      return { name: 'blockquote', children: block.blocks.map(nodeOf) };
    case 'list':
      return {
        name: block.ordered ? 'ordered_list' : 'bullet_list',
        children: block.items.map((item) => ({ name: 'list_item', children: item.map(nodeOf) })),
      };
    case 'checks':
      return {
        name: 'check_list',
        children: block.items.map(({ checked, blocks }) => ({
          name: 'check_item',
          attrs: { checked },
          children: blocks.map(nodeOf),
        })),
      };
    case 'table':
      return {
        name: 'table',
        children: block.rows.map((row) => ({ name: 'table_row', children: row.map(cellOf) })),
      };
  }
}

const cellOf = ({ isHeader, runs }: RichCell): RichNode => ({
  name: isHeader ? 'table_header' : 'table_cell',
  children: inline(runs),
});

/** Letters stand together between what is not letters. */
function inline(runs: readonly RichRun[]): readonly RichNode[] {
  const nodes: RichNode[] = [];
  let letters: { text: string; marks: Record<string, Plain> }[] = [];
  const close = (): void => {
    if (letters.length > 0) nodes.push({ runs: letters });
    letters = [];
  };
  for (const { mention, text, ...marks } of runs) {
    if (mention === undefined && text !== '\n') {
      letters.push({ text, marks: marksOf(marks) });
      continue;
    }
    close();
    nodes.push(mention === undefined ? { name: 'hard_break' } : { name: 'mention', attrs: { ...mention } });
  }
  close();
  return nodes;
}

const marksOf = ({ strong, em, href }: Omit<RichRun, 'text'>): Record<string, Plain> => ({
  ...(strong ? { strong: {} } : {}),
  ...(em ? { em: {} } : {}),
  ...(href === undefined ? {} : { link: { href } }),
});
