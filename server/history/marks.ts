import * as Y from 'yjs';
import type { Memory } from './deeds.ts';
import { countOf, inBoth, rangesOf, without, type Range, type Ranges } from './ranges.ts';

/** What somebody did in one place, as a line of its history says it. */
export interface Mark {
  readonly account: string | null;
  readonly from: number;
  readonly until: number;
  /** How much was written and struck: letters of a text, and a unit for each value, paragraph or mark of format. */
  readonly wrote: number;
  readonly struck: number;
}

/** All items of an entry, or of one field of it: those that stand and those that were deleted and left a trace. */
export function itemsOf(doc: Y.Doc, root: string, id: string, field?: string): Ranges {
  const found: [number, Range[]][] = [];
  const take = (item: Y.Item | null): void => {
    if (item === null) return;
    found.push([item.id.client, [{ clock: item.id.clock, length: item.length }]]);
    if (item.content instanceof Y.ContentType) within(item.content.type);
  };
  const within = (type: Y.AbstractType<unknown>, key?: string): void => {
    for (const [name, item] of type._map)
      if (key === undefined || name === key)
        for (let at: Y.Item | null = item; at !== null; at = at.left) take(at);
    if (key === undefined) for (let at = type._start; at !== null; at = at.right) take(at);
  };
  const entry = doc.getMap(root)._map.get(id) ?? null;
  if (field === undefined) for (let at = entry; at !== null; at = at.left) take(at);
  else if (entry?.content instanceof Y.ContentType) within(entry.content.type, field);
  return rangesOf(found);
}

/** Who did what in these items, oldest first. */
export const marksOf = ({ deeds }: Memory, items: Ranges): Mark[] =>
  deeds.flatMap(({ account, from, until, wrote, struck }) => {
    const [written, taken] = [countOf(inBoth(wrote, items)), countOf(inBoth(struck, items))];
    return written + taken === 0 ? [] : [{ account, from, until, wrote: written, struck: taken }];
  });

/** How much of what stands in these items is whose. What was folded before a memory was kept is nobody's here. */
export function authorsOf(
  { deeds }: Memory,
  items: Ranges,
  deleted: Ranges,
): ReadonlyMap<string | null, number> {
  const standing = without(items, deleted);
  const shares = new Map<string | null, number>();
  for (const { account, wrote } of deeds) {
    const count = countOf(inBoth(wrote, standing));
    if (count > 0) shares.set(account, (shares.get(account) ?? 0) + count);
  }
  return shares;
}

/** Everything that is deleted in a document. */
export const deletedIn = (doc: Y.Doc): Ranges =>
  rangesOf(
    [...Y.createDeleteSetFromStructStore(doc.store).clients].map(([client, items]) => [
      client,
      items.map(({ clock, len }) => ({ clock, length: len })),
    ]),
  );
