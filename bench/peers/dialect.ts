import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** How a server frames the same protocol. */
export interface Dialect {
  /** What is said before anything else, if something is. */
  readonly greeting: (room: string) => Uint8Array | null;
  readonly wrap: (room: string, frame: Uint8Array) => Uint8Array;
  /** The frame inside, as y-websocket would send it. */
  readonly unwrap: (data: Uint8Array) => Uint8Array;
}

/** One frame of y-websocket in one message. */
export const plainDialect: Dialect = {
  greeting: () => null,
  wrap: (_room, frame) => frame,
  unwrap: (data) => data,
};

const HOCUSPOCUS_AUTH = 2;

/** The name of the document comes first in every message, and a token before the first of them. */
export const namedDialect: Dialect = {
  greeting(room) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, room);
    encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'anyone');
    return encoding.toUint8Array(encoder);
  },
  wrap(room, frame) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, room);
    encoding.writeUint8Array(encoder, frame);
    return encoding.toUint8Array(encoder);
  },
  unwrap(data) {
    const decoder = decoding.createDecoder(data);
    const named = decoding.readVarUint(decoder);
    return data.subarray(decoder.pos + named);
  },
};
