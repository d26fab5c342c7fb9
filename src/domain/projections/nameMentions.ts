import type { RichBlock, RichMention, RichRun } from './richBlocks.ts';

/** How what is cited is called where it is read, and where a reader finds it (`null`: nowhere they may go). */
export interface MentionName {
  readonly text: string;
  readonly to: string | null;
}

export type NameMention = (mention: RichMention) => MentionName;

/**
 * Blocks whose mentions bear the name of what they cite. What was cited is no longer in them: a reader who may
 * not see an item does not learn its id either.
 */
export const nameMentions = (blocks: readonly RichBlock[], nameOf: NameMention): readonly RichBlock[] =>
  blocks.map((block) => named(block, nameOf));

function named(block: RichBlock, nameOf: NameMention): RichBlock {
  const runs = (all: readonly RichRun[]): readonly RichRun[] => all.map((run) => namedRun(run, nameOf));
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, runs: runs(block.runs) };
    case 'quote':
      return { ...block, blocks: nameMentions(block.blocks, nameOf) };
    case 'list':
      return { ...block, items: block.items.map((item) => nameMentions(item, nameOf)) };
    case 'checks':
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, blocks: nameMentions(item.blocks, nameOf) })),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, runs: runs(cell.runs) }))),
      };
  }
}

function namedRun({ mention, ...run }: RichRun, nameOf: NameMention): RichRun {
  if (mention === undefined) return run;
  const { text, to } = nameOf(mention);
  return { ...run, text, cited: to === null ? { kind: mention.kind } : { kind: mention.kind, to } };
}
