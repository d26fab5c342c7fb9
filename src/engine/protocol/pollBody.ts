import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * What a request or an answer of the long poll carries: frames one after the other, each after its length (varint).
 * A length of 0 says that the line is over; the close code follows (varint, 0 for none), and nothing else.
 */
export interface PollBody {
  readonly frames: readonly Uint8Array[];
  /** Null while the line goes on; 0 where it ends without a code. */
  readonly close: number | null;
}

export function packPoll(frames: readonly Uint8Array[], close: number | null = null): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const frame of frames) if (frame.length > 0) encoding.writeVarUint8Array(encoder, frame);
  if (close !== null) {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, close);
  }
  return encoding.toUint8Array(encoder);
}

/** Null for bytes that are no such body. Nothing is thrown, and nothing copied: frames look into `bytes`. */
export function readPoll(bytes: Uint8Array): PollBody | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frames: Uint8Array[] = [];
    while (decoding.hasContent(decoder)) {
      const frame = decoding.readVarUint8Array(decoder);
      if (frame.length > 0) frames.push(frame);
      else {
        const close = decoding.readVarUint(decoder);
        return decoding.hasContent(decoder) ? null : { frames, close };
      }
    }
    return { frames, close: null };
  } catch {
    return null;
  }
}
