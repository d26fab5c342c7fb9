import * as Y from 'yjs';
import { ownsItem } from '#domain/ids.ts';
import { isContributed, writeRefusal } from '#domain/policy.ts';
import {
  endOf,
  heldUpTo,
  type Contribution,
  type Ground,
  type Refusal,
  type Struct,
} from './contribution.ts';
import { isPlace, pathOf, Places, type Place } from './places.ts';
import { isOfShape } from './shape.ts';

export interface Sifted {
  /** The new structs that are let in, by client id: those that may not stand have become holes. */
  readonly kept: ReadonlyMap<number, readonly Struct[]>;
  readonly refused: readonly Refusal[];
  /** Client ids that are the sender's from now on. */
  readonly claims: readonly number[];
  /** Client ids that are not the sender's: nothing of theirs is let in, not even as a hole. */
  readonly leftOut: ReadonlySet<number>;
  readonly places: Places;
}

/** What is known of one client id of an update after a look at its new structs. */
interface Hand {
  readonly structs: Struct[];
  readonly refused: Refusal[];
  permitted: number;
  /** Something of it stands under a pen of the sender's. */
  signs: boolean;
}

/** How often client ids may turn out to be somebody else's, one because of another, before all is refused. */
const MOST_LOOKS = 4;

/** Judges the new structs of an update one by one, in an order in which each finds what it hangs on. */
export function siftStructs(
  contribution: Contribution,
  order: readonly Struct[],
  ground: Ground,
): Sifted | null {
  const fresh = order.filter((struct) => endOf(struct) > heldUpTo(ground.doc, struct.id.client));
  const leftOut = new Set<number>();
  const strangers: Refusal[] = [];
  for (const { id } of fresh) {
    if (leftOut.has(id.client) || mayBeOf(id.client, ground)) continue;
    leftOut.add(id.client);
    strangers.push({ why: 'notYours', path: '' });
  }
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const places = new Places(ground.doc, contribution);
    const hands = judgeAll(fresh, leftOut, places, ground);
    const others = [...hands].filter(([client, hand]) => isSomebodyElses(client, hand, ground));
    if (others.length === 0) return sifted(hands, leftOut, strangers, places, ground);
    for (const [client, hand] of others) {
      leftOut.add(client);
      strangers.push(...hand.refused);
    }
  }
  return null;
}

function mayBeOf(client: number, { ownerOf, account, doc }: Ground): boolean {
  const owner = ownerOf(client);
  // What the room holds under nobody's name was written by the server.
  return owner === null ? heldUpTo(doc, client) === 0 : owner === account;
}

/**
 * A client id that nobody claimed, of whose structs some may not stand: the sender's own, unless nothing of it is
 * let in, or all that marks it is another's pen (somebody hands on what they received). Holes would then
 * swallow what its true owner brings.
 */
const isSomebodyElses = (client: number, hand: Hand, { ownerOf }: Ground): boolean =>
  ownerOf(client) === null &&
  hand.refused.length > 0 &&
  !hand.signs &&
  (hand.permitted === 0 || hand.refused.some(({ why }) => why === 'notYours'));

function judgeAll(
  fresh: readonly Struct[],
  leftOut: ReadonlySet<number>,
  places: Places,
  ground: Ground,
): Map<number, Hand> {
  const hands = new Map<number, Hand>();
  for (const struct of fresh) {
    const { client } = struct.id;
    if (leftOut.has(client)) continue;
    let hand = hands.get(client);
    if (hand === undefined)
      hands.set(client, (hand = { structs: [], refused: [], permitted: 0, signs: false }));
    if (struct instanceof Y.Item) judgeOne(struct, hand, places, ground);
    else hand.structs.push(struct);
  }
  return hands;
}

function judgeOne(item: Y.Item, hand: Hand, places: Places, ground: Ground): void {
  const placed = places.placeOf(item) ?? { because: BETWEEN };
  const because = isPlace(placed) ? refusalOf(item, placed, ground) : placed.because;
  places.lay(item, because === null ? placed : { because });
  if (because !== null) hand.refused.push(because);
  // Also where Yjs would make a hole of it: it may hang, at its other end, on what is left out.
  if (because !== null || !isPlace(placed)) {
    hand.structs.push(new Y.GC(item.id, item.length));
    return;
  }
  hand.structs.push(item);
  hand.permitted += 1;
  hand.signs ||=
    isContributed(placed.holder.root) &&
    ownsItem(ground.writer.pens, placed.holder.entry ?? placed.key ?? '');
}

const BETWEEN: Refusal = { why: 'shape', path: '' };

function refusalOf(item: Y.Item, place: Place, ground: Ground): Refusal | null {
  const { holder, key } = place;
  const why =
    writeRefusal(
      ground.writer,
      holder.root,
      holder.entry ?? key ?? '',
      holder.depth === 0 ? 'create' : 'change',
    ) ?? (isOfShape(item, place, ground) ? null : 'shape');
  return why === null ? null : { why, path: pathOf(place) };
}

function sifted(
  hands: ReadonlyMap<number, Hand>,
  leftOut: ReadonlySet<number>,
  strangers: readonly Refusal[],
  places: Places,
  { ownerOf }: Ground,
): Sifted {
  return {
    kept: new Map([...hands].map(([client, { structs }]) => [client, structs])),
    refused: [...strangers, ...[...hands.values()].flatMap((hand) => hand.refused)],
    claims: [...hands.keys()].filter((client) => ownerOf(client) === null),
    leftOut,
    places,
  };
}
