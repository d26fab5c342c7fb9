import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { readsAs } from './readsAs.ts';

/** Whoever stands for a structure stands for the one as which it reads, as long as an organiser says so. */
export function standingFor(doc: Y.Doc, structures: readonly ItemId[]): readonly ItemId[] {
  const find = (id: ItemId) => readItem(doc, structure, id) ?? undefined;
  return [...new Set([...structures, ...structures.map((one) => readsAs(find, one))])];
}

/** Whether one of these structures is the one in question, or reads as the same. */
export function standsIn(doc: Y.Doc, structures: readonly string[], id: ItemId): boolean {
  const readAs = (one: string): ItemId =>
    readsAs((other) => readItem(doc, structure, other) ?? undefined, one as ItemId);
  return structures.some((one) => readAs(one) === readAs(id));
}
