import * as Y from 'yjs';
import { clearRefusal } from '#domain/entryPolicy.ts';
import { writeRefusal } from '#domain/policy.ts';
import {
  endOf,
  heldUpTo,
  type Contribution,
  type Ground,
  type Range,
  type Refusal,
  type Struct,
} from './contribution.ts';
import { isPlace, pathOf, type Place, type Places } from './places.ts';
import type { Sifted } from './siftStructs.ts';
import type { Slots } from './slots.ts';

export interface Deletions {
  /** What is left of them: parts that still stand and may go, and parts of the update itself. */
  readonly kept: ReadonlyMap<number, readonly Range[]>;
  readonly refused: readonly Refusal[];
  /** Whether anything was left out, be it refused or a clean-up of somebody else's marks. */
  readonly isShorter: boolean;
  /** Whether something that stands goes. */
  readonly removes: boolean;
}

/**
 * Judges the deletions of an update, item by item, where something still stands: a second sync step repeats all
 * deletions of the document. An honest reader's program tidies doubled marks of other people's texts by itself;
 * such deletions are left out without a word. So is that of what stays, because its successor is not let in or because
 * what it stands in may not go: Yjs deletes an entry with all that stands in it, and each of them is in the update.
 */
export function siftDeletions(
  { deletes, byClient }: Contribution,
  { places, staying, leftOut }: Pick<Sifted, 'places' | 'staying' | 'leftOut'>,
  ground: Ground,
): Deletions {
  const kept = new Kept();
  const refused: Refusal[] = [];
  const going = goingOf(deletes, places, ground);
  for (const { place, refusal } of going) if (refusal !== null && place !== null) staying.add(place);
  for (const { item, place, refusal, from, to } of going) {
    if (refusal !== null) {
      // What others took back they bring themselves: who hands on their words is told nothing of it.
      if (!(item.content instanceof Y.ContentFormat) && !(ground.relays && refusal.why === 'notYours'))
        refused.push(refusal);
    } else if (place === null || !staying.holds(place)) kept.add(item.id.client, from, to);
  }
  const removes = kept.ranges.size > 0;
  let isShorter = kept.count < going.length || !staying.isEmpty;
  for (const [client, ranges] of deletes) {
    const held = heldUpTo(ground.doc, client);
    for (const { clock, len } of ranges) {
      const [from, end] = [Math.max(clock, held), clock + len];
      if (leftOut.has(client)) isShorter ||= end > held;
      else if (staying.isEmpty) kept.add(client, from, end);
      else
        for (const [start, stop] of withoutStaying(byClient.get(client), from, end, places, staying))
          kept.add(client, start, stop);
    }
  }
  return { kept: kept.ranges, refused, isShorter, removes };
}

class Kept {
  readonly ranges = new Map<number, Range[]>();
  count = 0;

  add(client: number, from: number, to: number): void {
    if (to <= from) return;
    this.count += 1;
    const ranges = this.ranges.get(client);
    if (ranges === undefined) this.ranges.set(client, [{ clock: from, len: to - from }]);
    else ranges.push({ clock: from, len: to - from });
  }
}

/** Something that stands and would go: the part of it that an update strikes. */
interface Going {
  readonly item: Y.Item;
  /** Null for what stands in nothing that stands. */
  readonly place: Place | null;
  readonly refusal: Refusal | null;
  readonly from: number;
  readonly to: number;
}

function goingOf(deletes: Contribution['deletes'], places: Places, ground: Ground): readonly Going[] {
  const going: Going[] = [];
  for (const [client, ranges] of deletes) {
    const held = heldUpTo(ground.doc, client);
    for (const { clock, len } of ranges)
      for (const item of standingIn(ground.doc, client, clock, Math.min(clock + len, held))) {
        const placed = places.placeOfHeld(item);
        const place = isPlace(placed) ? placed : null;
        const refusal = place === null ? null : refusalOf(place, ground);
        const [from, to] = [Math.max(clock, item.id.clock), Math.min(clock + len, endOf(item))];
        going.push({ item, place, refusal, from, to });
      }
  }
  return going;
}

/** Of what the update itself brings and strikes: a value that was let in stays, where the next one was not. */
function* withoutStaying(
  structs: readonly Struct[] = [],
  from: number,
  to: number,
  places: Places,
  staying: Slots,
): Generator<readonly [number, number]> {
  let next = from;
  const first = structs.length === 0 || to <= from ? 0 : Y.findIndexSS(structs as (Y.Item | Y.GC)[], from);
  for (let n = first; n < structs.length && next < to; n += 1) {
    const struct = structs[n];
    if (struct === undefined || struct.id.clock >= to) break;
    const placed = places.laidAt(struct);
    if (placed === null || !isPlace(placed) || !staying.holds(placed)) continue;
    yield [next, struct.id.clock];
    next = endOf(struct);
  }
  yield [next, to];
}

/** The items of a range that are not deleted yet. */
export function* standingIn(doc: Y.Doc, client: number, clock: number, end: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || end <= clock) return;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= end) return;
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
  }
}

function refusalOf(place: Place, { writer, author, around }: Ground): Refusal | null {
  const { holder, key } = place;
  const act = holder.depth === 0 ? 'remove' : 'change';
  const why =
    writeRefusal(writer, holder.root, holder.entry ?? key ?? '', act) ??
    (holder.depth === 1 && key !== null && holder.entry !== null
      ? clearRefusal(author, holder.root, key, holder.entry, around)
      : null);
  return why === null ? null : { why, path: pathOf(place) };
}
