import * as Y from 'yjs';
import { rootOf } from '../../collection.ts';
import type { Kind } from '../../kind.ts';
import { richContentOf } from '../../richContent.ts';

/**
 * An entry as it stands in a document, field by field: a text as a string, a rich text as its content, a register as
 * its value. What a newer version added is there too. Null when there is no such entry.
 */
export function contentOfEntry(
  doc: Y.Doc,
  kind: Pick<Kind, 'root'>,
  id: string,
): Readonly<Record<string, unknown>> | null {
  const entry: unknown = rootOf(doc, kind).get(id);
  if (!(entry instanceof Y.Map)) return null;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of (entry as Y.Map<unknown>).entries()) fields[name] = plain(value);
  return Object.freeze(fields);
}

const plain = (value: unknown): unknown =>
  value instanceof Y.XmlFragment ? richContentOf(value) : value instanceof Y.Text ? value.toString() : value;
