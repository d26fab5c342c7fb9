import type * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Kind } from '#domain/kind.ts';

/** Every shared field of an entry that is there, by its name in the kind. */
export function sharedFields(
  doc: Y.Doc,
  kind: Pick<Kind, 'root' | 'fields'>,
  id: ItemId,
): ReadonlyMap<string, Y.Text | Y.XmlFragment> {
  const fields = new Map<string, Y.Text | Y.XmlFragment>();
  for (const [name, { merge }] of Object.entries(kind.fields)) {
    const type = merge === 'register' ? null : sharedType(doc, kind, id, name);
    if (type !== null) fields.set(name, type);
  }
  return fields;
}
