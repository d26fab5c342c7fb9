import { isRichWords, type RichNode, type RichWords } from '../../richContent.ts';

/** A name that two blocks share when they hold the same: whatever the order in which their attributes were written. */
export const samenessOf = (node: RichNode): string => JSON.stringify(plainOf(node));

const plainOf = (node: RichNode): unknown =>
  isRichWords(node)
    ? markedRuns(node)
    : [
        node.name,
        sorted(node.attrs ?? {}),
        (node.children ?? [])
          .filter((child) => !isRichWords(child) || child.runs.some(({ text }) => text !== ''))
          .map(plainOf),
      ];

/** Letters with the same marks in one: a mark taken off leaves a seam that nobody reads. */
function markedRuns({ runs }: RichWords): unknown {
  const whole: { text: string; readonly marks: string }[] = [];
  for (const { text, marks = {} } of runs) {
    const name = JSON.stringify(sorted(marks));
    const last = whole.at(-1);
    if (text === '') continue;
    if (last?.marks === name) last.text += text;
    else whole.push({ text, marks: name });
  }
  return whole.map(({ text, marks }) => [text, marks]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => [name, sorted(held)]);
}
