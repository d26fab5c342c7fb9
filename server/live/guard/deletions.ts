import * as Y from 'yjs';
import { clearRefusal } from '#domain/entryPolicy.ts';
import { writeRefusal } from '#domain/policy.ts';
import { heldUpTo, type Contribution, type Ground, type Range, type Refusal } from './contribution.ts';
import { isPlace, pathOf, type Places } from './places.ts';
import type { Sifted } from './siftStructs.ts';

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
 * such deletions are left out without a word. So is that of a value whose successor is refused: it stays.
 */
export function siftDeletions(
  { deletes }: Contribution,
  { places, staying, leftOut }: Pick<Sifted, 'places' | 'staying' | 'leftOut'>,
  ground: Ground,
): Deletions {
  const kept = new Map<number, Range[]>();
  const refused: Refusal[] = [];
  let isShorter = false;
  let removes = false;
  const keep = (client: number, from: number, to: number): void => {
    if (to <= from) return;
    const ranges = kept.get(client);
    if (ranges === undefined) kept.set(client, [{ clock: from, len: to - from }]);
    else ranges.push({ clock: from, len: to - from });
  };
  for (const [client, ranges] of deletes) {
    const held = heldUpTo(ground.doc, client);
    for (const { clock, len } of ranges) {
      const end = clock + len;
      for (const item of standingIn(ground.doc, client, clock, Math.min(end, held))) {
        if (staying.has(item.parent, item.parentSub)) {
          isShorter = true;
          continue;
        }
        const refusal = refusalOf(item, places, ground);
        if (refusal === null) {
          removes = true;
          keep(client, Math.max(clock, item.id.clock), Math.min(end, item.id.clock + item.length));
          continue;
        }
        isShorter = true;
        // What others took back they bring themselves: who hands on their words is told nothing of it.
        if (!(item.content instanceof Y.ContentFormat) && !(ground.relays && refusal.why === 'notYours'))
          refused.push(refusal);
      }
      if (leftOut.has(client)) isShorter ||= end > held;
      else keep(client, Math.max(clock, held), end);
    }
  }
  return { kept, refused, isShorter, removes };
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

function refusalOf(item: Y.Item, places: Places, { writer, author, around }: Ground): Refusal | null {
  const place = places.placeOfHeld(item);
  if (!isPlace(place)) return null;
  const { holder, key } = place;
  const act = holder.depth === 0 ? 'remove' : 'change';
  const why =
    writeRefusal(writer, holder.root, holder.entry ?? key ?? '', act) ??
    (holder.depth === 1 && key !== null && holder.entry !== null
      ? clearRefusal(author, holder.root, key, holder.entry, around)
      : null);
  return why === null ? null : { why, path: pathOf(place) };
}
