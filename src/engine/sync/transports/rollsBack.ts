import * as Y from 'yjs';

/**
 * Whether what the server answers takes away, in an entry of mine that waits, something that nobody wrote over, and
 * beside which nobody wrote: a refusal that was not heard. Letters inside texts are left to those who write them
 * together.
 */
export function rollsBack(doc: Y.Doc, update: Uint8Array, waiting: ReadonlySet<string>): boolean {
  const { ds, structs } = Y.decodeUpdate(update);
  const items = structs.filter((struct) => struct instanceof Y.Item);
  const isGone = ({ client, clock }: Y.ID): boolean =>
    ds.clients.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) ?? false;
  /** After mine, or at the same place without knowing of mine: one of the two is kept, as for everybody. */
  const isOverOrBeside = (mine: Y.Item, item: Y.Item): boolean =>
    Y.compareIDs(item.origin, mine.id) ||
    (mine.origin === null
      ? item.parentSub === mine.parentSub && isSameParent(item.parent, mine.parent)
      : Y.compareIDs(item.origin, mine.origin));
  for (const key of waiting) {
    const slash = key.indexOf('/');
    const holder = doc.getMap<unknown>(key.slice(0, slash))._map.get(key.slice(slash + 1));
    if (holder === undefined || holder.deleted) continue;
    if (isGone(holder.id)) return true;
    const entry = holder.content instanceof Y.ContentType ? holder.content.type : null;
    for (const value of entry?._map.values() ?? [])
      if (!value.deleted && isGone(value.id) && !items.some((item) => isOverOrBeside(value, item)))
        return true;
  }
  return false;
}

/** `read`: as an update says it, the id of what holds it. */
const isSameParent = (read: Y.Item['parent'], mine: Y.Item['parent']): boolean =>
  read instanceof Y.ID && mine instanceof Y.AbstractType && Y.compareIDs(read, mine._item?.id ?? null);
