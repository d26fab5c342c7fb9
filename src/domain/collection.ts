import * as Y from 'yjs';
import { asCounted, type StateOf } from './asCounted.ts';
import { mandate } from './kinds/mandate.ts';
import type { Fields, ItemOf, Kind, ValuesOf } from './kind.ts';
import type { AccountId, ItemId } from './ids.ts';

/** The origin of every act of this floor; undo follows it. */
export const ACT = Symbol('act');

type Entry = Y.Map<unknown>;
export type Root = Y.Map<Entry>;

/** The root that holds the entries of a kind. */
export const rootOf = (doc: Y.Doc, kind: Pick<Kind, 'root'>): Root => doc.getMap<Entry>(kind.root);

/** Types the roots of a document at once. */
export function openRoots(doc: Y.Doc, kinds: readonly Pick<Kind, 'root'>[]): Y.Doc {
  for (const kind of kinds) rootOf(doc, kind);
  return doc;
}

/** A frozen snapshot of one entry as it stands there, or `null` when that is no entry at all. */
export function snapshot<F extends Fields>(kind: Kind<F>, id: string, entry: unknown): ItemOf<F> | null {
  if (!(entry instanceof Y.Map)) return null;
  const item: Record<string, unknown> = { id };
  for (const [name, field] of Object.entries(kind.fields)) item[name] = field.read(entry.get(name));
  return Object.freeze(item) as ItemOf<F>;
}

/** What one reads of an entry: as it counts, which may be less than what its author wrote (`asCounted`). */
export function readItem<F extends Fields>(doc: Y.Doc, kind: Kind<F>, id: ItemId): ItemOf<F> | null {
  const item = snapshot(kind, id, rootOf(doc, kind).get(id));
  return item && asCounted(kind, item, statesIn(doc));
}

export function readAll<F extends Fields>(doc: Y.Doc, kind: Kind<F>): ReadonlyMap<ItemId, ItemOf<F>> {
  const items = new Map<ItemId, ItemOf<F>>();
  const stateOf = statesIn(doc);
  rootOf(doc, kind).forEach((entry, id) => {
    const item = snapshot(kind, id, entry);
    if (item !== null) items.set(id as ItemId, asCounted(kind, item, stateOf));
  });
  return items;
}

function statesIn(doc: Y.Doc): StateOf {
  const mandates = rootOf(doc, mandate);
  return (id) => snapshot(mandate, id, mandates.get(id))?.state;
}

/** What names an entry or a person is written as any string: what stands there is read as an id. */
type Writable<T> = T extends ItemId | AccountId
  ? string
  : T extends readonly ItemId[]
    ? readonly string[]
    : T;

type Given<F extends Fields> = {
  readonly [Name in keyof ValuesOf<F>]?: Writable<ValuesOf<F>[Name]> | undefined;
};

/**
 * Writes a new entry, whole, in one transaction. Fields not given stay absent and read as their default.
 * Text fields take a string; a rich field is always created, empty, so that two people never create it twice.
 */
export function create<F extends Fields>(doc: Y.Doc, kind: Kind<F>, id: ItemId, values: Given<F>): void {
  doc.transact(() => {
    const entry: Entry = new Y.Map();
    for (const [name, field] of Object.entries(kind.fields)) {
      const value = (values as Record<string, unknown>)[name];
      if (field.merge === 'text') entry.set(name, new Y.Text(typeof value === 'string' ? value : ''));
      else if (field.merge === 'rich') entry.set(name, new Y.XmlFragment());
      else if (value !== undefined && value !== null) entry.set(name, value);
    }
    rootOf(doc, kind).set(id, entry);
  }, ACT);
}

/** Changes registers of an entry. Answers false, and changes nothing, when the entry is not there. */
export function patch<F extends Fields>(doc: Y.Doc, kind: Kind<F>, id: ItemId, values: Given<F>): boolean {
  const entry = rootOf(doc, kind).get(id);
  if (!(entry instanceof Y.Map)) return false;
  doc.transact(() => {
    for (const [name, value] of Object.entries(values)) {
      if (kind.fields[name]?.merge !== 'register') throw new Error(`${kind.name}.${name} is no register`);
      if (value !== undefined && entry.get(name) !== value) entry.set(name, value);
    }
  }, ACT);
  return true;
}

/** Writes an arranged entry that may exist already (a placement, a verdict): create it, or change its registers. */
export function put<F extends Fields>(doc: Y.Doc, kind: Kind<F>, id: ItemId, values: Given<F>): void {
  if (!patch(doc, kind, id, values)) create(doc, kind, id, values);
}

/** The Y.Text or Y.XmlFragment behind a shared field: for the floors that bind an editor to it. */
export function sharedType(
  doc: Y.Doc,
  kind: Pick<Kind, 'root'>,
  id: ItemId,
  field: string,
): Y.Text | Y.XmlFragment | null {
  const entry = rootOf(doc, kind).get(id);
  const type: unknown = entry instanceof Y.Map ? entry.get(field) : null;
  return type instanceof Y.Text || type instanceof Y.XmlFragment ? type : null;
}
