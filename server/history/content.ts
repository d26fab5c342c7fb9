import * as Y from 'yjs';
import { isRichWords, richContentOf, type PlainRun, type RichContent } from '#domain/richContent.ts';
import type { ContentFields } from '#protocol/history.ts';

/** What an entry holds, field by field, also what only a newer version knows; null where no entry stands. */
export function contentOf(doc: Y.Doc, root: string, id: string): ContentFields | null {
  const entry: unknown = doc.share.has(root) ? doc.getMap(root).get(id) : undefined;
  if (!(entry instanceof Y.Map)) return null;
  const names = [...entry.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, plainOf(entry.get(name))]));
}

/** The same as one text, of which differences can be kept. */
export function textOf(doc: Y.Doc, root: string, id: string): string | null {
  const content = contentOf(doc, root, id);
  return content === null ? null : JSON.stringify(content);
}

export const contentFrom = (text: string): ContentFields => JSON.parse(text) as ContentFields;

function plainOf(value: unknown): unknown {
  if (value instanceof Y.Text) return value.toString();
  if (value instanceof Y.XmlFragment) return whole(richContentOf(value));
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}

/** Between two rows of a log, marks may stand that Yjs takes away later: runs that read alike are one. */
const whole = (content: RichContent): RichContent =>
  content.map((node) => {
    if (isRichWords(node)) return { runs: joined(node.runs) };
    return node.children === undefined ? node : { ...node, children: whole(node.children) };
  });

function joined(runs: readonly PlainRun[]): PlainRun[] {
  const result: PlainRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && JSON.stringify(last.marks ?? {}) === JSON.stringify(run.marks ?? {}))
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
