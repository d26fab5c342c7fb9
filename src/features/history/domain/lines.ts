import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import type { Citing } from './compareContents.ts';

/** What a line of a text is: what is shown before it, or around it. */
export type LineForm = 'paragraph' | 'heading' | 'quote' | 'item' | 'numbered' | 'check' | 'checked' | 'cell';

export interface Line {
  readonly form: LineForm;
  readonly text: string;
}

/** The lines of a block, in reading order: of a list its items, of a table its cells. */
export function linesOf(block: RichBlock, cited: Citing, form: LineForm = 'paragraph'): readonly Line[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ form, text: textOf(block.runs, cited) }];
    case 'heading':
      return [{ form: 'heading', text: textOf(block.runs, cited) }];
    case 'quote':
      return block.blocks.flatMap((inside) => linesOf(inside, cited, 'quote'));
    case 'list':
      return block.items.flatMap((item) => itemLines(item, cited, block.ordered ? 'numbered' : 'item'));
    case 'checks':
      return block.items.flatMap(({ checked, blocks }) =>
        itemLines(blocks, cited, checked ? 'checked' : 'check'),
      );
    case 'table':
      return block.rows.flatMap((row) =>
        row.map(({ runs }): Line => ({ form: 'cell', text: textOf(runs, cited) })),
      );
  }
}

const itemLines = (blocks: readonly RichBlock[], cited: Citing, form: LineForm): readonly Line[] =>
  blocks.flatMap((inside) => linesOf(inside, cited, form));

const textOf = (runs: readonly RichRun[], cited: Citing): string =>
  runs.map(({ text, mention }) => (mention === undefined ? text : cited(mention))).join('');
