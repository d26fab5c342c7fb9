import type { ContentFields } from '#protocol/history.ts';
import { squeeze, unsqueeze } from '#server/document/stateBytes.ts';
import { contentFrom } from './content.ts';

/** A named version on the disk: this byte, then brotli of the content as JSON. */
const VERSION = 1;

export function packVersion(content: ContentFields): Uint8Array {
  const packed = squeeze(new TextEncoder().encode(JSON.stringify(content)), 9);
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = VERSION;
  bytes.set(packed, 1);
  return bytes;
}

/** Throws when the bytes are broken, or of a later version. */
export function readVersion(bytes: Uint8Array): ContentFields {
  if (bytes[0] !== VERSION)
    throw new Error(`a version of a kind that this program does not know: ${String(bytes[0])}`);
  return contentFrom(new TextDecoder().decode(unsqueeze(bytes.subarray(1))));
}
