import * as Y from 'yjs';

/** Which clocks of one client id an update brings: from the first to the one before `to`. */
export interface Range {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** A thousand listeners are sent the same bytes: each is read once. */
const read = new Map<string, readonly Range[]>();
let bytes = 0;

export function rangesOf(update: Uint8Array): readonly Range[] {
  const key = Buffer.from(update.buffer, update.byteOffset, update.length).toString('latin1');
  const known = read.get(key);
  if (known !== undefined) return known;
  const { from, to } = Y.parseUpdateMeta(update);
  const ranges = [...to].map(([client, end]) => ({ client, from: from.get(client) ?? 0, to: end }));
  bytes += key.length;
  if (bytes > MOST_BYTES) {
    read.clear();
    bytes = key.length;
  }
  read.set(key, ranges);
  return ranges;
}
