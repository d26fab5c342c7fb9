import * as Y from 'yjs';
import type { LoggedRow } from '#server/store/store.ts';

/** Where something stands: in a root, under the key of an entry, in one of its fields (null: it is the entry). */
export interface Slot {
  readonly root: string;
  readonly id: string;
  readonly field: string | null;
}

/** What one row does in one slot. */
export interface Touch extends Slot {
  /** Null for the server itself. */
  readonly account: string | null;
  readonly wrote: number;
  readonly struck: number;
}

type Struct = Y.Item | Y.GC | { readonly id: Y.ID; readonly length: number };
/** A root, or somewhere below one; null: what it hangs on is gone. */
type Place = { readonly root: string } | Slot | null;

/**
 * What a row does where, found before it is brought into the document that holds what came before it. What changes
 * nothing that can be seen (a piece of what was deleted) is no touch.
 */
export function touchesOf(
  doc: Y.Doc,
  row: LoggedRow,
  claims: ReadonlyMap<number, string>,
  types: KnownTypes = knownTypes(doc),
): readonly Touch[] {
  const { structs, ds } = Y.decodeUpdate(row.bytes);
  const places = new Places(doc, structs, types);
  const found = new Map<string, Touch>();
  const add = (place: Place, account: string | null, wrote: number, struck: number): void => {
    if (place === null || !('id' in place) || wrote + struck === 0) return;
    const { root, id, field } = place;
    const name = `${root} ${id} ${field ?? ''} ${account ?? ''}`;
    const known = found.get(name);
    found.set(name, {
      root,
      id,
      field,
      account,
      wrote: wrote + (known?.wrote ?? 0),
      struck: struck + (known?.struck ?? 0),
    });
  };
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue;
    const { client, clock } = struct.id;
    const fresh = clock + struct.length - Math.max(clock, Y.getState(doc.store, client));
    if (fresh > 0) add(places.of(struct), claims.get(client) ?? row.account, fresh, 0);
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges)
      for (const { item, length } of standing(doc, client, clock, len))
        add(places.ofHeld(item), row.account, 0, length);
  return [...found.values()];
}

/** Where the types of a document stand: found once, since none ever moves. */
export type KnownTypes = Map<unknown, Place>;

export const knownTypes = (doc: Y.Doc): KnownTypes =>
  new Map([...doc.share].map(([root, type]) => [type, { root }]));

/** What stands in a range of a client, and how much of each piece is in it. */
function* standing(
  doc: Y.Doc,
  client: number,
  clock: number,
  length: number,
): Generator<{ item: Y.Item; length: number }> {
  const structs = doc.store.clients.get(client);
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  if (structs === undefined || clock >= end) return;
  for (let n = Y.findIndexSS(structs, clock); n < structs.length; n += 1) {
    const struct = structs[n];
    if (struct === undefined || struct.id.clock >= end) return;
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    const from = Math.max(clock, struct.id.clock);
    yield { item: struct, length: Math.min(end, struct.id.clock + struct.length) - from };
  }
}

const inside = (place: Place, key: string | null): Place => {
  if (place === null) return null;
  if (!('id' in place)) return key === null ? null : { root: place.root, id: key, field: null };
  return place.field === null && key !== null ? { ...place, field: key } : place;
};

/** Where the pieces of a document and of an update stand. A piece hangs on its neighbours, else on what holds it. */
class Places {
  private readonly laid = new Map<Struct, Place>();
  private readonly byClient = new Map<number, Struct[]>();

  constructor(
    private readonly doc: Y.Doc,
    structs: readonly Struct[],
    private readonly types: KnownTypes,
  ) {
    for (const struct of structs) {
      const known = this.byClient.get(struct.id.client);
      if (known === undefined) this.byClient.set(struct.id.client, [struct]);
      else known.push(struct);
    }
  }

  /** Where a piece of the update would stand. What it hangs on is looked at first, however long the chain. */
  of(struct: Y.Item): Place {
    const chain: Y.Item[] = [struct];
    for (let top = chain.at(-1); top !== undefined; top = chain.at(-1)) {
      const before = this.hangsOn(top);
      if (before !== null && !this.laid.has(before) && !chain.includes(before)) chain.push(before);
      else {
        if (!this.laid.has(top)) this.laid.set(top, this.placeBy(top));
        chain.pop();
      }
    }
    return this.laid.get(struct) ?? null;
  }

  ofHeld(item: Y.Item): Place {
    return inside(this.ofType(item.parent), item.parentSub);
  }

  private ofType(type: unknown): Place {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const holder = type instanceof Y.AbstractType ? type._item : null;
    const place = holder === null ? null : this.ofHeld(holder);
    this.types.set(type, place);
    return place;
  }

  private anchorOf({ origin, rightOrigin, parent }: Y.Item): Y.ID | null {
    return (
      origin ?? rightOrigin ?? ((parent as unknown) instanceof Y.ID ? (parent as unknown as Y.ID) : null)
    );
  }

  private hangsOn(item: Y.Item): Y.Item | null {
    const anchor = this.anchorOf(item);
    const struct = anchor === null || this.isHeld(anchor) ? null : this.structAt(anchor);
    return struct instanceof Y.Item ? struct : null;
  }

  private placeBy(item: Y.Item): Place {
    const parent: unknown = item.parent;
    if (typeof parent === 'string') return inside(this.ofType(this.doc.share.get(parent)), item.parentSub);
    const anchor = this.anchorOf(item);
    const struct = anchor === null ? null : this.structAt(anchor);
    if (anchor === null || !(struct instanceof Y.Item)) return null;
    const isNeighbour = item.origin !== null || item.rightOrigin !== null;
    if (!this.isHeld(anchor)) {
      const place = this.laid.get(struct) ?? null;
      return isNeighbour ? place : inside(place, item.parentSub);
    }
    if (isNeighbour) return this.ofHeld(struct);
    return struct.content instanceof Y.ContentType
      ? inside(this.ofType(struct.content.type), item.parentSub)
      : null;
  }

  private isHeld({ client, clock }: Y.ID): boolean {
    return clock < Y.getState(this.doc.store, client);
  }

  private structAt(id: Y.ID): Struct | null {
    const structs = this.isHeld(id) ? this.doc.store.clients.get(id.client) : this.byClient.get(id.client);
    if (structs === undefined || structs.length === 0) return null;
    const last = structs.at(-1) as Struct;
    if (id.clock >= last.id.clock + last.length) return null;
    return structs[Y.findIndexSS(structs as Y.Item[], id.clock)] ?? null;
  }
}
