import * as Y from 'yjs';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';

/** Writes blocks as the rich editor would have: the same nodes, the same marks. */
export function writeBody(body: Y.XmlFragment, blocks: readonly RichBlock[]): void {
  body.insert(body.length, blocks.map(nodeOf));
}

function nodeOf(block: RichBlock): Y.XmlElement {
  switch (block.kind) {
    case 'heading': {
      const heading = new Y.XmlElement<{ level: number }>('heading');
      heading.setAttribute('level', block.level);
      heading.insert(0, [textOf(block.runs)]);
      return heading as unknown as Y.XmlElement;
    }
    case 'paragraph':
      return holding('paragraph', [textOf(block.runs)]);
    case 'quote':
      return holding('blockquote', block.blocks.map(nodeOf));
    case 'list':
      return holding(
        block.ordered ? 'ordered_list' : 'bullet_list',
        block.items.map((item) => holding('list_item', item.map(nodeOf))),
      );
  }
}

function holding(name: string, children: readonly (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [...children]);
  return element;
}

function textOf(runs: readonly RichRun[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(runs.map(({ text: insert, ...marks }) => ({ insert, attributes: marksOf(marks) })));
  return text;
}

const marksOf = ({ strong, em, href }: Omit<RichRun, 'text'>): Record<string, object> => ({
  ...(strong ? { strong: {} } : {}),
  ...(em ? { em: {} } : {}),
  ...(href === undefined ? {} : { link: { href } }),
});
