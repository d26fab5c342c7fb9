import * as Y from 'yjs';
import type { Written } from './status.ts';

/**
 * Whether what the server answers takes away, in an entry of mine that waits, something that nobody wrote over: a
 * refusal that was not heard. Letters inside texts are left to those who write them together.
 */
export function takesBack(doc: Y.Doc, update: Uint8Array, waiting: ReadonlySet<string>): boolean {
  const { ds, structs } = Y.decodeUpdate(update);
  const origins = structs.flatMap((struct) => (struct instanceof Y.Item ? (struct.origin ?? []) : []));
  const isWrittenOver = (id: Y.ID): boolean => origins.some((origin) => Y.compareIDs(origin, id));
  const isGone = ({ client, clock }: Y.ID): boolean =>
    ds.clients.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) ?? false;
  for (const key of waiting) {
    const slash = key.indexOf('/');
    const holder = doc.getMap<unknown>(key.slice(0, slash))._map.get(key.slice(slash + 1));
    if (holder === undefined || holder.deleted) continue;
    if (isGone(holder.id)) return true;
    const entry = holder.content instanceof Y.ContentType ? holder.content.type : null;
    for (const value of entry?._map.values() ?? [])
      if (!value.deleted && isGone(value.id) && !isWrittenOver(value.id)) return true;
  }
  return false;
}

/** What these entries say now. */
export function writtenIn(doc: Y.Doc, keys: ReadonlySet<string>): ReadonlyMap<string, Written> {
  const written = new Map<string, Written>();
  for (const key of keys) {
    const slash = key.indexOf('/');
    const entry = doc.getMap(key.slice(0, slash)).get(key.slice(slash + 1));
    if (entry instanceof Y.Map) written.set(key, entry.toJSON());
  }
  return written;
}
