import * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { EntryModel } from './entryModel.ts';

type Pointing = Pick<EntryModel<never>, 'isPointedTo' | 'isNamedAfterAnother'>;

/** What was erased for good. */
export interface Erased {
  /** The entries, as `<root>/<id>`. */
  readonly keys: ReadonlySet<string>;
  /** The ids of what others may have pointed to. */
  readonly ids: ReadonlySet<string>;
}

/** What a document says was erased: nothing else takes away an entry that has an id of its own. */
export function erasedIn(doc: Y.Doc, model: Pointing): Erased {
  const [keys, ids] = [new Set<string>(), new Set<string>()];
  for (const [root, type] of doc.share) {
    if (model.isNamedAfterAnother(root)) continue;
    for (const [id, item] of type._map) {
      if (!item.deleted) continue;
      keys.add(`${root}/${id}`);
      if (model.isPointedTo(root)) ids.add(id);
    }
  }
  return { keys, ids };
}

/** Of what waits, what lies in something erased or is about it: it would bring its words back, or hang on nothing. */
export function goneWith(
  erased: Erased,
  waiting: ReadonlySet<string>,
  old: Y.Doc,
  model: Pointing,
): ReadonlySet<string> {
  const [gone, ids] = [new Set<string>(), new Set(erased.ids)];
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const key of waiting) {
      const [root = '', id = ''] = key.split('/');
      const entry = old.getMap(root).get(id);
      const isAbout = ids.has(id) || (entry instanceof Y.Map && mentions(entry.toJSON(), ids));
      if (gone.has(key) || !(isAbout || erased.keys.has(key))) continue;
      gone.add(key);
      if (model.isPointedTo(root)) ids.add(id);
    }
  }
  return gone;
}

/** Whether a row of the store of rejected changes is about something erased, or quotes it. */
export const isAboutErased = ({ key, id, about, fields }: RejectedChange, { keys, ids }: Erased): boolean =>
  keys.has(key) || ids.has(id) || (about !== null && ids.has(about.item)) || mentions(fields, ids);

function mentions(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => mentions(one, ids));
}
