import type { ItemId } from '../ids.ts';
import type { RichBlock, RichRun } from '../projections/richBlocks.ts';
import { knownPieces } from './knownPieces.ts';
import { onceEach } from './onceEach.ts';
import type { Recogniser } from './recogniser.ts';

/** What stands in the way of a word: what is cited, and links, which lead elsewhere. */
const ELSEWHERE = '\uFFFC';

/** The same blocks, in which words of the glossary are runs of their own, each where it stands first. */
export function knownInBlocks(
  blocks: readonly RichBlock[],
  known: Recogniser,
  met: Set<ItemId>,
): readonly RichBlock[] {
  const within = (some: readonly RichBlock[]): readonly RichBlock[] => some.map(block);
  return within(blocks);

  function block(one: RichBlock): RichBlock {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, runs: knownInRuns(one.runs, known, met) };
      // A heading is found by its words, and stays plain.
      case 'heading':
        return one;
      case 'quote':
        return { ...one, blocks: within(one.blocks) };
      case 'list':
        return { ...one, items: one.items.map(within) };
      case 'checks':
        return { ...one, items: one.items.map((item) => ({ ...item, blocks: within(item.blocks) })) };
      case 'table':
        return {
          ...one,
          rows: one.rows.map((row) =>
            row.map((cell) => ({ ...cell, runs: knownInRuns(cell.runs, known, met) })),
          ),
        };
    }
  }
}

/** The same for one paragraph. Where its emphasis changes inside a word, the word is two runs. */
export function knownInRuns(
  runs: readonly RichRun[],
  known: Recogniser,
  met: Set<ItemId>,
): readonly RichRun[] {
  const [places = []] = onceEach(known, [runs.map(readable).join('')], met);
  if (places.length === 0) return runs;
  let from = 0;
  return runs.flatMap((run) => {
    const at = from;
    from += readable(run).length;
    return isElsewhere(run)
      ? [run]
      : knownPieces(run.text, at, places).map(({ text, known: word }) =>
          word === null ? { ...run, text } : { ...run, text, known: word },
        );
  });
}

const isElsewhere = ({ mention, cited, href }: RichRun): boolean =>
  mention !== undefined || cited !== undefined || href !== undefined;

const readable = (run: RichRun): string => (isElsewhere(run) ? ELSEWHERE : run.text);
