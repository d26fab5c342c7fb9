import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { kindOfRoot } from '../everyKind.ts';
import { structure } from '../kinds/structure.ts';
import { readsAs } from './readsAs.ts';

type Signed = Readonly<Record<string, unknown>>;

/**
 * Whether an entry that colleagues mend (a need, a resource, an axis), as it stands, is signed by one of these structures, or by one that reads as one of
 * them: whoever stands for it tends it as its author does.
 */
export function signedBy(
  doc: Y.Doc,
  structures: readonly string[],
): (root: string, entry: string) => boolean {
  const readAs = (id: string): ItemId =>
    readsAs((one) => readItem(doc, structure, one) ?? undefined, id as ItemId);
  return (root, entry) => {
    const kind = kindOfRoot(root);
    if (kind?.rights !== 'signedAndTended' || structures.length === 0) return false;
    const signer = (readItem(doc, kind, entry as ItemId) as Signed | null)?.[kind.spokenIn ?? ''];
    return typeof signer === 'string' && structures.some((one) => readAs(one) === readAs(signer));
  };
}
