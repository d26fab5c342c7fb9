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
export const readId: Reader<string | null> = (raw) =>
  typeof raw === 'string' && raw.length > 0 && raw.length <= 128 ? raw : null;

/** Several, each once. */
export const readIds =
  (most: number): Reader<readonly string[]> =>
  (raw) =>
    Object.freeze(
      [...new Set((Array.isArray(raw) ? (raw as readonly unknown[]) : []).map(readId))]
        .filter((one) => one !== null)
        .slice(0, most),
    );

/** The furthest hour that a `Date` can hold (ECMA-262, §21.4.1.1); past it, showing one throws. */
const FURTHEST_TIME = 8.64e15;

const isTime = (raw: unknown): raw is number => typeof raw === 'number' && Math.abs(raw) <= FURTHEST_TIME;

/** Milliseconds since 1970, such that a calendar can show it. */
export const time: Reader<number> = (raw) => (isTime(raw) ? raw : 0);

export const optionalTime: Reader<number | null> = (raw) => (isTime(raw) ? raw : null);

/** A count, 0 or more. */
export const wholeNumber =
  (otherwise: number): Reader<number> =>
  (raw) =>
    Number.isSafeInteger(raw) && (raw as number) >= 0 ? (raw as number) : otherwise;

export const flag =
  (otherwise: boolean): Reader<boolean> =>
  (raw) =>
    typeof raw === 'boolean' ? raw : otherwise;

export const oneOf =
  <T extends string>(all: readonly T[], otherwise: T): Reader<T> =>
  (raw) =>
    all.includes(raw as T) ? (raw as T) : otherwise;

/** A day of the calendar, `YYYY-MM-DD`, or none: `2027-02-30` is written like a day and is none. */
export const optionalDay: Reader<string | null> = (raw) =>
  typeof raw === 'string' && isDay(raw) ? raw : null;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
