import type * as Y from 'yjs';
import { patch, readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { readsAs } from '../projections/readsAs.ts';
import { done, refused, type Result } from '../result.ts';

/** `structure.same`: they read as one already. */
export type JoinRefusal = 'structure.same' | 'item.gone';

/** Says that a structure was added twice: `twin` reads as `into` from now on, with all that was said in its name. */
export function joinStructures(
  doc: Y.Doc,
  { twin, into }: { readonly twin: ItemId; readonly into: ItemId },
): Result<ItemId, JoinRefusal> {
  const find = (id: ItemId) => readItem(doc, structure, id) ?? undefined;
  if (find(twin) === undefined || find(into) === undefined) return refused('item.gone');
  const kept = readsAs(find, into);
  if (readsAs(find, twin) === kept) return refused('structure.same');
  patch(doc, structure, twin, { joinedInto: kept });
  return done(kept);
}

/** Takes that back: both read as they stood. */
export const separateStructures = (doc: Y.Doc, twin: ItemId): Result<ItemId, 'item.gone'> =>
  patch(doc, structure, twin, { joinedInto: null }) ? done(twin) : refused('item.gone');
