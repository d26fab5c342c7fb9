import type * as Y from 'yjs';
import { longDiff } from './projections/history/longDiff.ts';
import type { PlainRun } from './richContent.ts';

type Marks = NonNullable<PlainRun['marks']>;
interface Step {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: string;
}

/**
 * Makes a shared text read as wanted by the least change, word by word: what others type in it meanwhile stays. Call
 * it inside a transaction.
 */
export function rewriteText(text: Y.Text, wanted: string): void {
  const steps = stepsTo(text.toString(), wanted);
  if (steps.some(({ retain }) => retain === undefined)) text.applyDelta([...steps]);
}

/** The same for a text with marks. */
export function rewriteRuns(text: Y.XmlText, wanted: readonly PlainRun[]): void {
  const now = runsOf(text)
    .map(({ text: letters }) => letters)
    .join('');
  const steps = stepsTo(now, wanted.map(({ text: letters }) => letters).join(''));
  if (steps.some(({ retain }) => retain === undefined)) text.applyDelta([...steps]);
  remark(text, wanted);
}

/** What differs, as a delta. Spaces that alone differ count as well: the letters are exact. */
function stepsTo(before: string, after: string): readonly Step[] {
  return longDiff(before, after).flatMap(({ earlier, later }): Step[] => {
    if (earlier === later) return [{ retain: earlier.length }];
    let head = 0;
    while (head < earlier.length && head < later.length && earlier[head] === later[head]) head += 1;
    if (head > 0 && /[\ud800-\udbff]/.test(earlier[head - 1] ?? '')) head -= 1;
    return [
      ...(head > 0 ? [{ retain: head }] : []),
      ...(earlier.length > head ? [{ delete: earlier.length - head }] : []),
      ...(later.length > head ? [{ insert: later.slice(head) }] : []),
    ];
  });
}

const runsOf = (text: Y.XmlText): readonly { readonly text: string; readonly marks: Marks }[] =>
  (text.toDelta() as readonly { readonly insert?: unknown; readonly attributes?: Marks }[]).flatMap(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' ? [{ text: insert, marks: attributes }] : [],
  );

/** Gives each letter the marks that it should have; where they agree nothing is written. */
function remark(text: Y.XmlText, wanted: readonly PlainRun[]): void {
  const now = runsOf(text);
  let [at, index, inside] = [0, 0, 0];
  for (const { text: letters, marks = {} } of wanted) {
    let left = letters.length;
    while (left > 0) {
      const run = now[index];
      if (run === undefined) return;
      const length = Math.min(left, run.text.length - inside);
      const change = marksTo(run.marks, marks);
      if (change !== null) text.format(at, length, change);
      at += length;
      left -= length;
      inside += length;
      if (inside === run.text.length) [index, inside] = [index + 1, 0];
    }
  }
}

function marksTo(from: Marks, to: Marks): Record<string, unknown> | null {
  if (JSON.stringify(from) === JSON.stringify(to)) return null;
  const off = Object.fromEntries(Object.keys(from).map((name) => [name, null]));
  return { ...off, ...to };
}
