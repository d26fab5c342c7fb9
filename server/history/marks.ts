import * as Y from 'yjs';
import type { Memory } from './deeds.ts';
import { countOf, inBoth, rangesOf, type Range, type Ranges } from './ranges.ts';

/** What somebody did in one place, as a line of its history says it. */
export interface Mark {
  readonly account: string | null;
  readonly from: number;
  readonly until: number;
  /** How much was written and struck: letters of a text, and a unit for each value, paragraph or mark of format. */
  readonly wrote: number;
  readonly struck: number;
}

/** All items of an entry: those that stand and those that were deleted and left a trace. */
export function itemsOf(doc: Y.Doc, root: string, id: string): Ranges {
  const found: [number, Range[]][] = [];
  const take = (item: Y.Item | null): void => {
    if (item === null) return;
    found.push([item.id.client, [{ clock: item.id.clock, length: item.length }]]);
    if (item.content instanceof Y.ContentType) within(item.content.type);
  };
  const within = (type: Y.AbstractType<unknown>): void => {
    for (const item of type._map.values())
      for (let at: Y.Item | null = item; at !== null; at = at.left) take(at);
    for (let at = type._start; at !== null; at = at.right) take(at);
  };
  for (let at = doc.getMap(root)._map.get(id) ?? null; at !== null; at = at.left) take(at);
  return rangesOf(found);
}

/** Who did what in these items, oldest first. */
export const marksOf = ({ deeds }: Memory, items: Ranges): Mark[] =>
  deeds.flatMap(({ account, from, until, wrote, struck }) => {
    const [written, taken] = [countOf(inBoth(wrote, items)), countOf(inBoth(struck, items))];
    return written + taken === 0 ? [] : [{ account, from, until, wrote: written, struck: taken }];
  });
