import * as Y from 'yjs';
import { heldUpTo, type Contribution, type Refusal, type Struct } from './contribution.ts';

export type Type = Y.ContentType['type'];

/** What holds things: a root, or a type somewhere below one. */
export interface Holder {
  readonly root: string;
  /** The key of the entry in its root, and of the field in the entry; null as long as it is not that deep. */
  readonly entry: string | null;
  readonly field: string | null;
  /** 0 for a root, 1 for an entry. */
  readonly depth: number;
  /** Where it stands itself; null for a root. */
  readonly at: Place | null;
  readonly type: Type;
}

/** Where a struct stands: in a holder, under a key or (null) in its list. */
export interface Place {
  readonly holder: Holder;
  readonly key: string | null;
}

/** What it hangs on is gone, so Yjs makes a hole of it; or was not let in, for the reason given. */
export interface Nowhere {
  readonly because: Refusal | null;
}
const GONE: Nowhere = { because: null };
/** It hangs on the structs of a client id that is somebody else's. */
const ON_A_STRANGER: Nowhere = { because: { why: 'notYours', path: '' } };

export type Placed = Place | Nowhere;

export const isPlace = (placed: Placed): placed is Place => 'holder' in placed;

const inside = (at: Place, type: Type): Holder => {
  const { holder, key } = at;
  return {
    root: holder.root,
    entry: holder.depth === 0 ? key : holder.entry,
    field: holder.depth === 1 ? key : holder.field,
    depth: holder.depth + 1,
    at,
    type,
  };
};

export const pathOf = ({ holder, key }: Place): string =>
  [
    holder.root,
    ...[holder.entry, holder.field, holder.depth < 2 ? key : null].filter((name) => name !== null),
  ].join('/');

/** A place, and those of what it stands in, up to its root. */
export function* upwards(place: Place): Generator<Place> {
  for (let one: Place | null = place; one !== null; one = one.holder.at) yield one;
}

/** Whether two places are in one list, or under one key: neighbours have to be. */
const areNeighbours = (one: Place, other: Place): boolean =>
  one.holder.type === other.holder.type && one.key === other.key;

/**
 * Where the structs of a room and of an update stand, found as Yjs finds it: by the left neighbour, else by the
 * right one, else as the struct says. Never by what a struct says beside its neighbours.
 */
export class Places {
  private readonly holders = new Map<Type, Holder | null>();
  private readonly laid = new Map<Struct, Placed>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly contribution: Contribution,
  ) {}

  /** Says where a struct of the update stands, for those that hang on it. */
  lay(struct: Struct, placed: Placed): void {
    this.laid.set(struct, placed);
  }

  /** Where a struct of the update would stand; what it hangs on has been laid before. `null`: between two places. */
  placeOf(struct: Y.Item): Placed | null {
    const left = struct.origin === null ? null : this.standing(struct.origin);
    const right = struct.rightOrigin === null ? null : this.standing(struct.rightOrigin);
    if (left !== null && !isPlace(left)) return left;
    if (right !== null && !isPlace(right)) return right;
    if (left !== null && right !== null && !areNeighbours(left, right)) return null;
    const beside = left ?? right;
    if (beside !== null) return beside;
    const parent: unknown = struct.parent;
    if (typeof parent === 'string') return { holder: this.rootHolder(parent), key: struct.parentSub };
    if (!(parent instanceof Y.ID)) return GONE;
    const holder = this.holderAt(parent);
    return 'because' in holder ? holder : { holder, key: struct.parentSub };
  }

  /** Where a struct of the update was laid; null for one that was not. */
  laidAt(struct: Struct): Placed | null {
    return this.laid.get(struct) ?? null;
  }

  /** Where something the room holds stands. */
  placeOfHeld(item: Y.Item): Placed {
    const holder = item.parent instanceof Y.AbstractType ? this.holderOf(item.parent) : null;
    return holder === null ? GONE : { holder, key: item.parentSub };
  }

  private rootHolder(root: string): Holder {
    const type = this.doc.share.get(root);
    const holder = type === undefined ? null : this.holderOf(type);
    if (holder === null) throw new Error(`${root} is no root of this room`);
    return holder;
  }

  private standing(id: Y.ID): Placed {
    const struct = this.structAt(id);
    if (!(struct instanceof Y.Item)) return GONE;
    return this.isHeld(id) ? this.placeOfHeld(struct) : (this.laid.get(struct) ?? ON_A_STRANGER);
  }

  private holderAt(id: Y.ID): Holder | Nowhere {
    const struct = this.structAt(id);
    if (!(struct instanceof Y.Item)) return GONE;
    if (this.isHeld(id))
      return (struct.content instanceof Y.ContentType && this.holderOf(struct.content.type)) || GONE;
    const place = this.laid.get(struct) ?? ON_A_STRANGER;
    if (!isPlace(place)) return place;
    return struct.content instanceof Y.ContentType ? inside(place, struct.content.type) : GONE;
  }

  private holderOf(type: Type): Holder | null {
    const known = this.holders.get(type);
    if (known !== undefined) return known;
    const holder = type._item === null ? this.rootAt(type) : this.holderBelow(type, type._item);
    this.holders.set(type, holder);
    return holder;
  }

  private holderBelow(type: Type, item: Y.Item): Holder | null {
    const place = this.placeOfHeld(item);
    return isPlace(place) ? inside(place, type) : null;
  }

  /** An update nearly always stands in one root: it is looked for when it is asked for. */
  private rootAt(type: Type): Holder | null {
    for (const [root, held] of this.doc.share)
      if (held === type) return { root, entry: null, field: null, depth: 0, at: null, type };
    return null;
  }

  private isHeld(id: Y.ID): boolean {
    return id.clock < heldUpTo(this.doc, id.client);
  }

  private structAt(id: Y.ID): Struct | null {
    const structs = this.isHeld(id)
      ? this.doc.store.clients.get(id.client)
      : this.contribution.byClient.get(id.client);
    if (structs === undefined) return null;
    return structs[Y.findIndexSS(structs as (Y.Item | Y.GC)[], id.clock)] ?? null;
  }
}
