import type * as Y from 'yjs';
import { readItem, rootOf } from '../collection.ts';
import { kindNamed, kindOfRoot } from '../everyKind.ts';
import type { ItemId } from '../ids.ts';
import { idsIn, type Kind } from '../kind.ts';
import { ANNOTATED } from '../kinds/annotation.ts';
import { isRecord } from '../readers.ts';
import type { About } from '../unpublished.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an entry, given as plain fields, is about: itself, when it has a page of its own to be annotated on; else what
 * it bears the key of, or belongs to, and so on from there.
 */
export function aboutOf(doc: Y.Doc, root: string, id: string, fields: Fields): About | null {
  const kind = kindOfRoot(root);
  if (kind === null) return null;
  if (isAnnotated(kind.name)) return itself(doc, kind, id);
  const [named, item] = whatItIsOn(doc, kind, id, fields) ?? [];
  if (named === undefined || item === undefined) return null;
  return aboutOf(doc, named.root, item, rootOf(doc, named).get(item)?.toJSON() ?? {});
}

/** The first entry that this one is keyed by or erased with; of a field that is not given, as it stands. */
function whatItIsOn(doc: Y.Doc, kind: Kind, id: string, fields: Fields): [Kind, string] | null {
  for (const key of kind.keyedBy ?? []) {
    const named = kindNamed(key);
    if (named !== null && rootOf(doc, named).has(id)) return [named, id];
  }
  const stands = rootOf(doc, kind).get(id);
  for (const [name, { refersTo, read }] of Object.entries(kind.fields)) {
    if (!refersTo?.cascades) continue;
    const value = read(fields[name] ?? stands?.get(name));
    const [item] = idsIn(value);
    const named = kindNamed(
      isRecord(value) && typeof value.kind === 'string' ? value.kind : (refersTo.kinds[0] ?? ''),
    );
    if (item !== undefined && named !== null) return [named, item];
  }
  return null;
}

const isAnnotated = (name: string): name is About['kind'] => (ANNOTATED as readonly string[]).includes(name);

function itself(doc: Y.Doc, kind: Kind, id: string): About | null {
  const item = readItem(doc, kind, id as ItemId);
  return item === null || !isAnnotated(kind.name)
    ? null
    : { kind: kind.name, item: item.id, words: kind.title?.(item) ?? '' };
}
