import * as Y from 'yjs';
import { step2Frame } from '#engine/protocol/frames.ts';
import { withWhole, type Whole } from './stateBytes.ts';

/**
 * An evicted document: what it says, without a Y.Doc. The frame that a newcomer gets, and what it takes to answer the
 * others. Some ten times smaller than the document, and made anew into one when somebody writes.
 */
export class EvictedBytes {
  /** The whole document, as a sync step 2. */
  readonly frame: Uint8Array;
  readonly vector: Uint8Array;
  private readonly stateLength: number;
  private readonly deletionsLength: number;

  constructor({ update, vector, deletions }: Whole) {
    this.frame = step2Frame(update);
    this.vector = vector;
    this.stateLength = update.length;
    this.deletionsLength = deletions;
  }

  static of(doc: Y.Doc): EvictedBytes {
    return withWhole(doc, (whole) => new EvictedBytes(whole));
  }

  /** The whole document as one update, within the frame. */
  get state(): Uint8Array {
    return this.frame.subarray(this.frame.length - this.stateLength);
  }

  /** What brings somebody from `vector` to the document. Throws when it is no state vector. */
  since(vector: Uint8Array): Uint8Array {
    return Y.diffUpdate(this.state, vector);
  }

  /** Whether an update brings nothing: no struct, and no deletion that is not in here. False when it cannot be read. */
  knows(update: Uint8Array): boolean {
    // It begins with how many clients' structs it brings.
    if (update[0] !== 0) return false;
    const own = this.deletions();
    if (Buffer.compare(update, own) === 0 || (update.length === 2 && update[1] === 0)) return true;
    try {
      return isWithin(Y.decodeUpdate(update).ds.clients, Y.decodeUpdate(own).ds.clients);
    } catch {
      return false;
    }
  }

  /** All that the document has deleted: what is left to say to somebody who has seen all that was ever written. */
  deletions(): Uint8Array {
    const update = new Uint8Array(1 + this.deletionsLength);
    update.set(this.frame.subarray(this.frame.length - this.deletionsLength), 1);
    return update;
  }
}

type Ranges = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

/** Both as Yjs writes them: in order, and none that touch or overlap. */
function isWithin(some: Ranges, all: Ranges): boolean {
  for (const [client, ranges] of some) {
    const own = all.get(client) ?? [];
    let n = 0;
    for (const { clock, len } of ranges) {
      while ((own[n]?.clock ?? Infinity) + (own[n]?.len ?? 0) <= clock) n += 1;
      const holder = own[n];
      if (holder === undefined || holder.clock > clock || holder.clock + holder.len < clock + len)
        return false;
    }
  }
  return true;
}
