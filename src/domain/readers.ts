/**
 * Lenient readers: from whatever stands in a document to a value that always renders.
 * A document is written by many versions and, one day, by a hostile client: reading never throws.
 */
export type Reader<T> = (raw: unknown) => T;

export const text =
  (longest: number): Reader<string> =>
  (raw) =>
    typeof raw === 'string' ? raw.slice(0, longest) : '';

export const optionalText =
  (longest: number): Reader<string | null> =>
  (raw) =>
    typeof raw === 'string' && raw !== '' ? raw.slice(0, longest) : null;

/** An id of another entry. Ids are short; anything else reads as none. */
export const reference: Reader<string | null> = (raw) =>
  typeof raw === 'string' && raw.length > 0 && raw.length <= 128 ? raw : null;

/** Milliseconds since 1970. */
export const time: Reader<number> = (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : 0);

export const optionalTime: Reader<number | null> = (raw) =>
  typeof raw === 'number' && Number.isFinite(raw) ? raw : null;

export const flag =
  (otherwise: boolean): Reader<boolean> =>
  (raw) =>
    typeof raw === 'boolean' ? raw : otherwise;

export const oneOf =
  <T extends string>(all: readonly T[], otherwise: T): Reader<T> =>
  (raw) =>
    all.includes(raw as T) ? (raw as T) : otherwise;

/** A calendar day `YYYY-MM-DD`, or none. */
export const optionalDay: Reader<string | null> = (raw) =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : null;

export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
