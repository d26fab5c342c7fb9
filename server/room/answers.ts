import * as Y from 'yjs';
import { step1Frame } from '#engine/protocol/frames.ts';
import type { AnswerKind, RoomDocument } from '#server/document/roomDocument.ts';

/** When a network comes back, hundreds of phones ask from the same few states. */
const KEPT = 32;
/** A state vector of this size would name more writers than a room ever has. */
const LONGEST_STATE_VECTOR = 256 * 1024;

/** What was answered since a moment, and how far the document went at that moment. */
interface Batch {
  readonly at: number;
  /** What the document held of each client then. */
  readonly held: ReadonlyMap<number, number>;
  readonly frames: Map<string, Uint8Array>;
}

/**
 * Greetings, and answers to sync step 1, encoded once for all who lack the same. Who has been in the room since before
 * an answer was written may have it although the document has changed: what came after it was shown to them.
 */
export class Answers {
  private batch: Batch | null = null;
  private greeting: { readonly through: number; readonly frame: Uint8Array } | null = null;
  /** How far the document went when each connection came, until it has asked. */
  private readonly came = new WeakMap<object, number>();

  constructor(private readonly document: Pick<RoomDocument, 'through' | 'vector' | 'answer'>) {}

  enter(connection: object): void {
    this.came.set(connection, this.document.through);
  }

  forget(): void {
    this.batch = null;
    this.greeting = null;
  }

  /** What the room says to whoever comes: a sync step 1, written once for all who come between two rows. */
  hello(): Uint8Array {
    const { through } = this.document;
    if (this.greeting?.through !== through)
      this.greeting = { through, frame: step1Frame(this.document.vector()) };
    return this.greeting.frame;
  }

  /** The frame that brings somebody from `stateVector` to the document; null when it is no state vector. */
  answer(connection: object, stateVector: Uint8Array): Uint8Array | null {
    if (stateVector.length > LONGEST_STATE_VECTOR) return null;
    const batch = this.batchFor(connection);
    try {
      const has = Y.decodeStateVector(stateVector);
      const lacks = lackedBy(has, batch.held);
      const known = batch.frames.get(lacks);
      if (known !== undefined) return known;
      const frame = this.document.answer(stateVector, kindOf(lacks));
      if (batch.frames.size >= KEPT) batch.frames.clear();
      batch.frames.set(lacks, frame);
      return frame;
    } catch {
      return null;
    }
  }

  /** Somebody who asks again, or came later than the batch, wants the document as it is now. */
  private batchFor(connection: object): Batch {
    const { through } = this.document;
    const came = this.came.get(connection) ?? Infinity;
    this.came.delete(connection);
    const { batch } = this;
    if (batch !== null && (batch.at === through || came <= batch.at)) return batch;
    const held = Y.decodeStateVector(this.document.vector());
    return (this.batch = { at: through, held, frames: new Map() });
  }
}

const EVERYTHING = 'everything';

/** Says which structs of the document somebody lacks: the same words for all who lack the same. */
function lackedBy(has: ReadonlyMap<number, number>, held: ReadonlyMap<number, number>): string {
  const lacks: string[] = [];
  let hasSome = false;
  for (const [client, clock] of held) {
    const seen = has.get(client) ?? 0;
    hasSome ||= seen > 0;
    if (seen < clock) lacks.push(`${client} ${seen}`);
  }
  return hasSome || lacks.length === 0 ? lacks.join() : EVERYTHING;
}

const kindOf = (lacks: string): AnswerKind =>
  lacks === '' ? 'deletions' : lacks === EVERYTHING ? 'everything' : 'some';
