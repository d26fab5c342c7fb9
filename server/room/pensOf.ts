import type * as Y from 'yjs';
import { penOf } from '#domain/ids.ts';
import { isContributed } from '#domain/policy.ts';

/**
 * The pens under which an account laid down what stands, by whose client ids are: so what somebody left behind who was
 * erased is found, though nothing else says any more which pens were theirs.
 */
export function pensOf(
  doc: Y.Doc,
  claims: ReadonlyMap<number, string>,
  account: string,
): ReadonlySet<string> {
  const pens = new Set<string>();
  for (const [root, { _map }] of doc.share)
    for (const [key, { id, deleted }] of _map) {
      const pen = penOf(key);
      if (pen === null || deleted || claims.get(id.client) !== account) continue;
      // What is arranged may be laid down under any key.
      if (isContributed(root) || pen === account) pens.add(pen);
    }
  return pens;
}
