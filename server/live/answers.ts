import * as Y from 'yjs';
import { step2Frame } from '#protocol/frames.ts';

/** When a network comes back, hundreds of phones ask from the same few states. */
const KEPT = 32;
/** A state vector of this size would name more writers than a room ever has. */
const LONGEST_STATE_VECTOR = 256 * 1024;

/** Answers to sync step 1, encoded once per state vector until the document changes. */
export class Answers {
  private readonly kept = new Map<string, Uint8Array>();

  forget(): void {
    this.kept.clear();
  }

  /** The frame that brings somebody from `stateVector` to the document; null when it is no state vector. */
  answer(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | null {
    if (stateVector.length > LONGEST_STATE_VECTOR) return null;
    const key = Buffer.from(stateVector.buffer, stateVector.byteOffset, stateVector.length).toString(
      'latin1',
    );
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const frame = encodeAnswer(doc, stateVector);
    if (frame === null) return null;
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(key, frame);
    return frame;
  }
}

function encodeAnswer(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | null {
  try {
    return step2Frame(Y.encodeStateAsUpdate(doc, stateVector));
  } catch {
    return null;
  }
}
