import { isRecord, type Reader } from './readers.ts';

/**
 * Whether a register reads as what was written in it. A reader always answers something; where what stands there has
 * the wrong shape, it answers something else: a voice reads as nobody's, a state as the usual one. That would be said
 * in the name of whoever wrote it. A text may be cut, a record may say more than this program knows, and nothing
 * (`null`) reads as a field that was never written.
 */
export const readsAsWritten = (read: Reader<unknown>, raw: unknown): boolean =>
  isNothing(raw) || isSame(raw, read(raw));

const isNothing = (raw: unknown): boolean => raw === null || raw === undefined;
const isEmpty = (raw: unknown): boolean => isNothing(raw) || raw === '';

function isSame(raw: unknown, value: unknown): boolean {
  if (isEmpty(value)) return isEmpty(raw);
  if (typeof raw === 'string') return typeof value === 'string' && raw.startsWith(value);
  if (Array.isArray(raw))
    return (
      Array.isArray(value) && raw.length === value.length && raw.every((one, n) => isSame(one, value[n]))
    );
  if (isRecord(raw))
    return isRecord(value) && Object.entries(value).every(([name, one]) => isSame(raw[name], one));
  return raw === value;
}
