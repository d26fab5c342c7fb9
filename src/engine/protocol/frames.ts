import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * The y-websocket protocol, and six frames of ours on top. Every frame starts with a varint type.
 * Ours are sent only to a client that asked for them with `?receipts=1`; a stock client never meets them.
 * Figures: docs/protocol.md.
 */
export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** varint n: the first n update frames of this connection are settled: durable, except those told as `again` or `refused` before. */
  receipt: 120,
  /** varint n: update frame n was dropped because something before it is missing; a sync step 1 follows. */
  again: 121,
  /** varint n, string reason, string paths (a JSON array, may be left out): update frame n, or the part of it that these paths name, was not let in. */
  refused: 122,
  /** string topic: something outside the document changed, or what I may write in it is nearly used up. */
  news: 123,
  /** varint fresh, varint taken: `fresh` is a client id that is this account's; `taken` (0 for none) is one that is not. */
  takeId: 124,
  /** varint n: the document was erased in part n times. What a device holds of an earlier epoch must be cleaned. */
  epoch: 125,
} as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

/** Made in its length from the start: its body may be a whole document. */
function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const head = frame(FRAME.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint(encoder, body.length);
  });
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);
export const awarenessFrame = (update: Uint8Array): Uint8Array =>
  frame(FRAME.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

const numbered = (type: number, n: number): Uint8Array =>
  frame(type, (encoder) => encoding.writeVarUint(encoder, n));

export const receiptFrame = (settled: number): Uint8Array => numbered(FRAME.receipt, settled);
export const againFrame = (n: number): Uint8Array => numbered(FRAME.again, n);
export const epochFrame = (epoch: number): Uint8Array => numbered(FRAME.epoch, epoch);
export const refusedFrame = (n: number, why: string, paths: readonly string[] = []): Uint8Array =>
  frame(FRAME.refused, (encoder) => {
    encoding.writeVarUint(encoder, n);
    encoding.writeVarString(encoder, why);
    if (paths.length > 0) encoding.writeVarString(encoder, JSON.stringify(paths));
  });
export const newsFrame = (topic: string): Uint8Array =>
  frame(FRAME.news, (encoder) => encoding.writeVarString(encoder, topic));

/** `taken`: the client id that may not be written with, or null when a fresh one was only asked for. */
export const takeIdFrame = (fresh: number, taken: number | null): Uint8Array =>
  frame(FRAME.takeId, (encoder) => {
    encoding.writeVarUint(encoder, fresh);
    encoding.writeVarUint(encoder, taken ?? 0);
  });

/** The step of a sync frame, without reading further; undefined of any other. Both are varints below 128, of one byte. */
export const syncStepOf = (bytes: Uint8Array): number | undefined =>
  bytes[0] === FRAME.sync ? bytes[1] : undefined;

/** What a frame says, bodies left undecoded. */
export type Frame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'receipt'; readonly settled: number }
  | { readonly type: 'again'; readonly frame: number }
  | {
      readonly type: 'refused';
      readonly frame: number;
      readonly why: string;
      /** Where what was refused would have stood: `<root>/<id>/<field>`. Not told of a frame that is refused whole unread. */
      readonly paths?: readonly string[];
    }
  | { readonly type: 'news'; readonly topic: string }
  | { readonly type: 'takeId'; readonly fresh: number; readonly taken: number | null }
  | { readonly type: 'epoch'; readonly epoch: number }
  | { readonly type: 'unknown' };

/** Reads one frame. Bytes that are no frame read as `unknown`; nothing is thrown. */
export function readFrame(bytes: Uint8Array): Frame {
  try {
    return decode(decoding.createDecoder(bytes));
  } catch {
    return { type: 'unknown' };
  }
}

function decode(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync:
      return decodeSync(decoder);
    case FRAME.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case FRAME.queryAwareness:
      return { type: 'queryAwareness' };
    case FRAME.receipt:
      return { type: 'receipt', settled: decoding.readVarUint(decoder) };
    case FRAME.again:
      return { type: 'again', frame: decoding.readVarUint(decoder) };
    case FRAME.refused:
      return decodeRefused(decoder);
    case FRAME.news:
      return { type: 'news', topic: decoding.readVarString(decoder) };
    case FRAME.takeId:
      return {
        type: 'takeId',
        fresh: decoding.readVarUint(decoder),
        taken: decoding.readVarUint(decoder) || null,
      };
    case FRAME.epoch:
      return { type: 'epoch', epoch: decoding.readVarUint(decoder) };
    default:
      return { type: 'unknown' };
  }
}

function decodeRefused(decoder: decoding.Decoder): Frame {
  const refused = {
    type: 'refused',
    frame: decoding.readVarUint(decoder),
    why: decoding.readVarString(decoder),
  } as const;
  if (!decoding.hasContent(decoder)) return refused;
  const paths: unknown = JSON.parse(decoding.readVarString(decoder));
  return Array.isArray(paths) ? { ...refused, paths: paths.map(String) } : refused;
}

function decodeSync(decoder: decoding.Decoder): Frame {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === SYNC.step1) return { type: 'step1', stateVector: body };
  if (step === SYNC.step2 || step === SYNC.update)
    return { type: 'update', isStep2: step === SYNC.step2, update: body };
  return { type: 'unknown' };
}
