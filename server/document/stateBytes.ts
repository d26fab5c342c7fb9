import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/**
 * How a folded state is kept. A byte 0 stands before what says which of these it is; a state without it is an update
 * in Yjs's format v1, as the first versions kept it (such an update begins with how many clients wrote, never 0,
 * unless it is the empty one, `0 0`).
 */
const MARK = 0;
const V2 = 2;
const V2_BROTLI = 3;
/** In the format of the wire, with what it takes to answer whoever asks: nobody has to build the document for that. */
const WHOLE_BROTLI = 4;

/** A document as bytes. */
export interface Whole {
  /** All of it, as an update in the format of the wire. */
  readonly update: Uint8Array;
  readonly vector: Uint8Array;
  /** How many bytes its deletions take at the end of `update`. */
  readonly deletions: number;
}

/** Calls `use` with a document as bytes. Its `update` is lent: it is written over once `use` has returned. */
export function withWhole<T>(doc: Y.Doc, use: (whole: Whole) => T): T {
  const vector = Y.encodeStateVector(doc);
  // An update ends with its deletions; one that brings no struct begins with a zero, and has nothing else.
  const deletions = lentUpdate(doc, vector).length - 1;
  return use({ update: lentUpdate(doc), vector, deletions });
}

/** Longer updates leave their encoder as they came. */
const MOST_LENT = 1024 * 1024;
let lent = new Uint8Array(64 * 1024);

/**
 * Writes updates where the last one stood. An encoder of its own doubles its memory again and again and copies all of it
 * at the end; rooms evicted one after another would leave the pieces of some of their size each, in between of which
 * other things come to stand, and the process never gave that memory back.
 */
class LentEncoder extends Y.UpdateEncoderV1 {
  constructor() {
    super();
    this.restEncoder.cbuf = lent;
  }

  override toUint8Array(): Uint8Array {
    const { bufs, cbuf, cpos } = this.restEncoder;
    if (bufs.length === 0) return cbuf.subarray(0, cpos);
    const update = super.toUint8Array();
    if (update.length <= MOST_LENT) lent = new Uint8Array(2 ** Math.ceil(Math.log2(update.length)));
    return update;
  }
}

const lentUpdate = (doc: Y.Doc, vector?: Uint8Array): Uint8Array =>
  Y.encodeStateAsUpdateV2(doc, vector, new LentEncoder());

/** The whole document. `effort` is brotli's, 0 to 11: more of it costs time when it is packed, never when it is read. */
export function packState(doc: Y.Doc, effort = 5): Uint8Array {
  return withWhole(doc, ({ update, vector, deletions }) => {
    const bytes = encoding.createEncoder();
    encoding.writeUint8(bytes, MARK);
    encoding.writeUint8(bytes, WHOLE_BROTLI);
    encoding.writeVarUint8Array(bytes, vector);
    encoding.writeVarUint(bytes, deletions);
    encoding.writeUint8Array(bytes, squeeze(update, effort));
    return encoding.toUint8Array(bytes);
  });
}

/** A packed state as bytes; null when it was packed by a former version, which must be made a document first. */
export function readWhole(state: Uint8Array): Whole | null {
  if (kindOf(state) !== WHOLE_BROTLI) return null;
  const bytes = decoding.createDecoder(state.subarray(2));
  const vector = decoding.readVarUint8Array(bytes);
  const deletions = decoding.readVarUint(bytes);
  return { update: unsqueeze(decoding.readTailAsUint8Array(bytes)), vector, deletions };
}

/** Brings a packed state into a document. Throws when the bytes are broken. */
export function applyState(doc: Y.Doc, state: Uint8Array): void {
  const kind = kindOf(state);
  if (kind === null) Y.applyUpdate(doc, state);
  else if (kind === V2) Y.applyUpdateV2(doc, state.subarray(2));
  else if (kind === V2_BROTLI) Y.applyUpdateV2(doc, unsqueeze(state.subarray(2)));
  else Y.applyUpdate(doc, knownWhole(state).update);
}

function knownWhole(state: Uint8Array): Whole {
  const whole = readWhole(state);
  if (whole === null)
    throw new Error(`a folded state of a kind that this version does not know: ${String(state[1])}`);
  return whole;
}

/** Null: an update as the first versions kept it. */
const kindOf = (state: Uint8Array): number | null =>
  state[0] === MARK && state.length > 1 ? (state[1] ?? 0) || null : null;

/** Brotli, for bytes that are no text. */
export const squeeze = (bytes: Uint8Array, effort: number): Uint8Array =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(bytes.length),
    },
  });

/** Wide enough to see all of it, and no wider: a window costs time in both directions, however little is in it. */
const LEAST_WINDOW_BITS = 16;
const windowFor = (length: number): number =>
  Math.min(constants.BROTLI_MAX_WINDOW_BITS, Math.max(LEAST_WINDOW_BITS, Math.ceil(Math.log2(length + 16))));

export const unsqueeze = (bytes: Uint8Array): Uint8Array => brotliDecompressSync(bytes);
