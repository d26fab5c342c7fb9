import * as Y from 'yjs';

/** Where something stands in a document; what it lies in deeper than a field is not told. */
export interface Place {
  readonly root: string;
  readonly entry: string;
  readonly field: string | null;
}

/** Where a struct of a document stands; null when it is a hole, or hangs on one. */
export function placeOf(struct: unknown): Place | null {
  const names: string[] = [];
  let item = struct;
  while (item instanceof Y.Item) {
    if (!(item.parent instanceof Y.AbstractType)) return null;
    // In a text or a rich text things have no name of their own.
    if (item.parentSub !== null) names.unshift(item.parentSub);
    const holder: Y.AbstractType<unknown> = item.parent;
    if (holder._item !== null) {
      item = holder._item;
      continue;
    }
    const [entry, field] = names;
    return entry === undefined ? null : { root: Y.findRootTypeKey(holder), entry, field: field ?? null };
  }
  return null;
}

export const keyOf = ({ root, entry }: Place): string => `${root}/${entry}`;

/** The reason given for a place, by itself or by what it lies in. */
export function doubtOf({ root, entry, field }: Place, doubts: ReadonlyMap<string, string>): string | null {
  const key = `${root}/${entry}`;
  return (
    (field === null ? null : doubts.get(`${key}/${field}`)) ?? doubts.get(key) ?? doubts.get(root) ?? null
  );
}
