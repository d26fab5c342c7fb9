import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Clock } from '#server/clock.ts';
import type { RoomDocument } from '#server/document/roomDocument.ts';

/**
 * How many bytes of a document each account wrote, as they go over the wire: what is deleted weighs next to nothing.
 * Null: the server, and what was written before claims were kept.
 */
export type Holdings = ReadonlyMap<string | null, number>;

export function holdingsOf(doc: Y.Doc, claims: ReadonlyMap<number, string>): Holdings {
  const held = new Map<string | null, number>();
  for (const [client, structs] of doc.store.clients) {
    const account = claims.get(client) ?? null;
    held.set(account, (held.get(account) ?? 0) + bytesOf(structs));
  }
  return held;
}

/** A few structs at a time: a document is never held twice. */
const TOGETHER = 512;

function bytesOf(structs: readonly (Y.Item | Y.GC)[]): number {
  let bytes = 0;
  for (let from = 0; from < structs.length; from += TOGETHER) {
    const encoder = new Y.UpdateEncoderV1();
    for (let n = from; n < Math.min(from + TOGETHER, structs.length); n += 1) structs[n]?.write(encoder, 0);
    bytes += encoding.length(encoder.restEncoder);
  }
  return bytes;
}

/** It is weighed anew once in so many milliseconds, where somebody may have filled their share. */
const WEIGHED_FOR = 60_000;
/** From here on somebody is told that their share is nearly full. */
export const NEARLY = 0.9;

/** The quota of an account in a room: what it holds, found in the document and in whose client ids are. */
export class Shares {
  private weighed: { readonly held: Map<string | null, number>; readonly epoch: number; at: number } | null =
    null;
  private turn = { through: 0, bytes: 0 };

  constructor(
    private readonly document: Pick<RoomDocument, 'doc' | 'claims' | 'epoch' | 'through' | 'atMost'>,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {}

  /**
   * How full the share of an account of `most` bytes is with so many more: 1 is full. While the whole document is
   * smaller than that, nothing is weighed.
   */
  fullness(account: string, bytes: number, most: number): number {
    const { document } = this;
    if (document.atMost() + this.underWay + bytes <= most * NEARLY) return 0;
    if (this.weighed?.epoch !== document.epoch) this.weigh();
    const isFull = (this.heldBy(account) + bytes) / most >= NEARLY;
    if (isFull && this.clock.elapsed() - (this.weighed?.at ?? 0) >= WEIGHED_FOR) this.weigh();
    return (this.heldBy(account) + bytes) / most;
  }

  /** What was let in, and is not a row of the log yet: a turn takes many updates. */
  get underWay(): number {
    return this.turn.through === this.document.through ? this.turn.bytes : 0;
  }

  /** It has brought so many bytes more. */
  add(account: string, bytes: number): void {
    this.turn = { through: this.document.through, bytes: this.underWay + bytes };
    this.weighed?.held.set(account, this.heldBy(account) + bytes);
  }

  private heldBy(account: string): number {
    return this.weighed?.held.get(account) ?? 0;
  }

  private weigh(): void {
    const { doc, claims, epoch } = this.document;
    this.weighed = { held: new Map(holdingsOf(doc, claims)), epoch, at: this.clock.elapsed() };
  }
}
