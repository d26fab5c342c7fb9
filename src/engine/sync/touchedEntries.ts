import * as Y from 'yjs';

/** The entries that a transaction changed, as `<root>/<id>`. */
export function touchedEntries(transaction: Y.Transaction): Set<string> {
  const keys = new Set<string>();
  for (const [type, fields] of transaction.changed) {
    const [root, id] = entryOf(type);
    const name = Y.findRootTypeKey(root);
    if (id !== null) keys.add(`${name}/${id}`);
    else for (const field of fields) if (field !== null) keys.add(`${name}/${field}`);
  }
  return keys;
}

/** Of them, those that are there no more. */
export const goneEntries = (transaction: Y.Transaction): string[] =>
  [...transaction.changed].flatMap(([type, names]) =>
    type._item !== null
      ? []
      : [...names].flatMap((name) =>
          name !== null && type._map.get(name)?.deleted === true
            ? [`${Y.findRootTypeKey(type)}/${name}`]
            : [],
        ),
  );

type SharedType = Parameters<typeof Y.findRootTypeKey>[0];

/** The root that a shared type lives in, and the entry of it; the entry is null for the root itself. */
function entryOf(type: SharedType): readonly [root: SharedType, id: string | null] {
  let [root, id]: [SharedType, string | null] = [type, null];
  while (root._item !== null) [root, id] = [root._item.parent as SharedType, root._item.parentSub];
  return [root, id];
}
