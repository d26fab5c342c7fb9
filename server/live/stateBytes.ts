import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as Y from 'yjs';

/**
 * How a folded state is kept. A byte 0 stands before what says which of these it is; a state without it is an update
 * in Yjs's format v1, as the first versions kept it (such an update begins with how many clients wrote, never 0,
 * unless it is the empty one, `0 0`).
 */
const MARK = 0;
const V2 = 2;
const V2_BROTLI = 3;

/** Below this, packing gains nothing that a page of a database would notice; in bytes. */
const WORTH_PACKING = 512;

/** The whole document. `effort` is brotli's, 0 to 11: more of it costs time when it is packed, never when it is read. */
export function packState(doc: Y.Doc, effort = 5): Uint8Array {
  const update = Y.encodeStateAsUpdateV2(doc);
  return update.length < WORTH_PACKING ? marked(V2, update) : marked(V2_BROTLI, squeeze(update, effort));
}

/** Brings a packed state into a document. Throws when the bytes are broken. */
export function applyState(doc: Y.Doc, state: Uint8Array): void {
  if (isMarked(state)) Y.applyUpdateV2(doc, updateV2Of(state));
  else Y.applyUpdate(doc, state);
}

/** A packed state as an update in the format of the wire, without building its document. */
export const stateAsUpdate = (state: Uint8Array): Uint8Array =>
  isMarked(state) ? Y.convertUpdateFormatV2ToV1(updateV2Of(state)) : state;

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

const isMarked = (state: Uint8Array): boolean => state[0] === MARK && state.length > 1 && state[1] !== 0;

function updateV2Of(state: Uint8Array): Uint8Array {
  const body = state.subarray(2);
  if (state[1] === V2) return body;
  if (state[1] === V2_BROTLI) return unsqueeze(body);
  throw new Error(`a folded state of a kind that this version does not know: ${String(state[1])}`);
}

function marked(kind: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 2);
  bytes.set([MARK, kind]);
  bytes.set(body, 2);
  return bytes;
}
