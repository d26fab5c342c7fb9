import * as Y from 'yjs';
import { ownsItem, penOf } from '#domain/ids.ts';
import { isContributed, writeRefusal, type PolicyRefusal, type Writer } from '#domain/policy.ts';
import {
  endOf,
  heldUpTo,
  type Contribution,
  type Ground,
  type Refusal,
  type Struct,
} from './contribution.ts';
import { Entries } from './entries.ts';
import { isPlace, pathOf, Places, type Place } from './places.ts';
import { Slots } from './slots.ts';
import { isRelayed, relayedAuthor, relayedWriter } from './relayed.ts';
import { isOfShape } from './shape.ts';
import { fieldPlace, Spare } from './spare.ts';

export interface Sifted {
  /** The new structs that are let in, by client id: those that may not stand have become holes. */
  readonly kept: ReadonlyMap<number, readonly Struct[]>;
  readonly refused: readonly Refusal[];
  /** Client ids that are the sender's from now on, also those that were already. */
  readonly claims: readonly number[];
  /** Client ids that are not the sender's: nothing of theirs is let in, not even as a hole. */
  readonly leftOut: ReadonlySet<number>;
  /** One that is somebody else's, or lives on another connection. */
  readonly taken: number | null;
  /** The contributions that are laid down, as paths. */
  readonly created: readonly string[];
  /** What stays as it is, since what would have taken its place is not let in. */
  readonly staying: Slots;
  readonly places: Places;
}

/** What is known of one client id of an update after a look at its new structs. */
interface Hand {
  readonly structs: Struct[];
  readonly refused: Refusal[];
  readonly created: string[];
  permitted: number;
  /** Something of it stands under a pen of the sender's. */
  signs: boolean;
}

/** What one look at an update finds. */
interface Look {
  readonly hands: Map<number, Hand>;
  readonly staying: Slots;
  readonly places: Places;
  readonly spare: Spare;
  /** Where values were let in that were written and taken back on the way. */
  readonly emptied: Place[];
}

/** How often something may turn out not to stand because of something else before all is refused. */
const MOST_LOOKS = 8;

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
    strangers.push({ why: 'clientId', path: '' });
  }
  const [taken = null] = leftOut;
  const entries = new Entries(ground);
  let spoiled = new Slots();
  for (let n = 0; n < MOST_LOOKS; n += 1) {
    const known = entries.count;
    const places = new Places(ground.doc, contribution);
    const look = judgeAll(fresh, leftOut, entries, places, spoiled, ground);
    if (entries.count > known) continue;
    // A value that was written and taken back for one that is refused would take the former one with it.
    if (look.emptied.some((place) => look.staying.holds(place))) {
      spoiled = look.staying;
      continue;
    }
    const others = [...look.hands].filter(([client, hand]) => isSomebodyElses(client, hand, ground));
    if (others.length === 0) return sifted(look, leftOut, taken, strangers, ground);
    for (const [client, hand] of others) {
      leftOut.add(client);
      strangers.push(...hand.refused);
    }
  }
  return null;
}

function mayBeOf(client: number, ground: Ground): boolean {
  const { ownerOf, author, doc, isTakenOver } = ground;
  if (isTakenOver(client)) return false;
  if (isRelayed(client, ground)) return true;
  const owner = ownerOf(client);
  // What the room holds under nobody's name was written by the server.
  return owner === null ? heldUpTo(doc, client) === 0 : owner === author.account;
}

/**
 * A client id that nobody claimed, of whose structs some may not stand: the sender's own, unless nothing of it is
 * let in, or all that marks it is another's pen (somebody hands on what they received). Holes would then
 * swallow what its true owner brings.
 */
function isSomebodyElses(client: number, hand: Hand, ground: Ground): boolean {
  if (hand.refused.length === 0) return false;
  if (isRelayed(client, ground)) return true;
  return (
    ground.ownerOf(client) === null &&
    !hand.signs &&
    (hand.permitted === 0 || hand.refused.some(({ why }) => why === 'notYours'))
  );
}

function judgeAll(
  fresh: readonly Struct[],
  leftOut: ReadonlySet<number>,
  entries: Entries,
  places: Places,
  spoiled: Slots,
  ground: Ground,
): Look {
  const hands = new Map<number, Hand>();
  const staying = new Slots();
  const look: Look = { hands, staying, places, spare: new Spare(ground.fieldOf), emptied: [] };
  for (const struct of fresh) {
    const { client } = struct.id;
    if (leftOut.has(client)) {
      const placed = struct instanceof Y.Item ? places.placeOf(struct) : null;
      if (placed !== null && isPlace(placed)) staying.add(placed);
      continue;
    }
    let hand = hands.get(client);
    if (hand === undefined)
      hands.set(client, (hand = { structs: [], refused: [], created: [], permitted: 0, signs: false }));
    if (struct instanceof Y.Item) judgeOne(struct, hand, look, spoiled, entries, ground);
    else hand.structs.push(struct);
  }
  return look;
}

function judgeOne(
  item: Y.Item,
  hand: Hand,
  look: Look,
  spoiled: Slots,
  entries: Entries,
  ground: Ground,
): void {
  const { places } = look;
  const placed = places.placeOf(item) ?? { because: BETWEEN };
  const because = isPlace(placed) ? refusalOf(item, placed, look, entries, ground) : placed.because;
  places.lay(item, because === null ? placed : { because });
  if (because !== null) hand.refused.push(because);
  if (isPlace(placed)) {
    hand.signs ||= isSigned(placed, ground);
    if (because !== null) look.staying.add(placed);
  }
  // Also where Yjs would make a hole of it: it may hang, at its other end, on what is left out.
  if (because !== null || !isPlace(placed)) {
    hand.structs.push(new Y.GC(item.id, item.length));
    return;
  }
  if (item.content instanceof Y.ContentDeleted && placed.key !== null) {
    if (spoiled.holds(placed)) return void hand.structs.push(new Y.GC(item.id, item.length));
    look.emptied.push(placed);
  }
  hand.structs.push(item);
  hand.permitted += 1;
  if (isAdded(placed)) hand.created.push(pathOf(placed));
}

/** Is an entry that anybody may add, under a pen: such are counted. */
const isAdded = ({ holder, key }: Place): boolean =>
  holder.depth === 0 && (isContributed(holder.root) || penOf(key ?? '') !== null);

/** Stands under a pen of the sender's, be it let in or not. */
const isSigned = ({ holder, key }: Place, { writer }: Ground): boolean =>
  isContributed(holder.root) && ownsItem(writer.pens, holder.entry ?? key ?? '');

const BETWEEN: Refusal = { why: 'shape', path: '' };

function refusalOf(
  item: Y.Item,
  place: Place,
  { spare }: Pick<Look, 'spare'>,
  entries: Entries,
  ground: Ground,
): Refusal | null {
  const relayed = isRelayed(item.id.client, ground);
  const why =
    placeRefusal(relayed ? relayedWriter(place, ground) : ground.writer, place) ??
    (isOfShape(item, place, ground) ? null : 'shape');
  if (why !== null) return entries.refuse(place, why);
  if (!spare.takes(item, place)) return entries.refuse(fieldPlace(place) ?? place, 'shape');
  return entries.refusalOf(item, place, relayed ? relayedAuthor(place, ground) : ground.author);
}

/** An entry laid down where one stands takes that one out: both have to be allowed. */
function placeRefusal(writer: Writer, { holder, key }: Place): PolicyRefusal | null {
  if (holder.depth > 0) return writeRefusal(writer, holder.root, holder.entry ?? '', 'change');
  const replaces = key !== null && holder.type._map.get(key)?.deleted === false;
  return (
    writeRefusal(writer, holder.root, key ?? '', 'create') ??
    (replaces ? writeRefusal(writer, holder.root, key, 'remove') : null)
  );
}

function sifted(
  { hands, staying, places }: Look,
  leftOut: ReadonlySet<number>,
  taken: number | null,
  strangers: readonly Refusal[],
  ground: Ground,
): Sifted {
  return {
    kept: new Map([...hands].map(([client, { structs }]) => [client, structs])),
    refused: [...strangers, ...[...hands.values()].flatMap((hand) => hand.refused)],
    claims: [...hands.keys()].filter((client) => !isRelayed(client, ground)),
    leftOut,
    taken,
    created: [...hands.values()].flatMap((hand) => hand.created),
    staying,
    places,
  };
}
