import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { axis, need, resource, structure } from '../kinds/index.ts';
import { readsAs } from './readsAs.ts';

const SIGNED: Readonly<Record<string, typeof need>> = {
  [need.root]: need,
  [resource.root]: resource as unknown as typeof need,
  [axis.root]: axis as unknown as typeof need,
};

/**
 * Whether a need, a resource or an axis, as it stands, is signed by one of these structures, or by one that reads as one of
 * them: whoever stands for it tends it as its author does.
 */
export function signedBy(
  doc: Y.Doc,
  structures: readonly string[],
): (root: string, entry: string) => boolean {
  const readAs = (id: string): ItemId =>
    readsAs((one) => readItem(doc, structure, one) ?? undefined, id as ItemId);
  return (root, entry) => {
    const kind = Object.hasOwn(SIGNED, root) ? SIGNED[root] : undefined;
    if (kind === undefined || structures.length === 0) return false;
    const signer = readItem(doc, kind, entry as ItemId)?.structure ?? null;
    return signer !== null && structures.some((one) => readAs(one) === readAs(signer));
  };
}
