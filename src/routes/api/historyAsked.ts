import type { HistoryPlace } from '#protocol/history.ts';

const LONGEST = 128;
/** The furthest hour that a `Date` can hold (ECMA-262, §21.4.1.1). */
const FURTHEST = 8.64e15;

const short = (raw: string | null): string | null =>
  raw !== null && raw !== '' && raw.length <= LONGEST ? raw : null;

/** `?root=…&id=…`, or null where that names nothing. */
export function placeAsked({ searchParams }: URL): HistoryPlace | null {
  const [root, id] = [short(searchParams.get('root')), short(searchParams.get('id'))];
  return root === null || id === null ? null : { root, id };
}

/** `?at=…`, milliseconds since 1970; null where that is no hour. */
export function hourAsked({ searchParams }: URL): number | null {
  const raw = short(searchParams.get('at'));
  const at = raw === null ? NaN : Number(raw);
  return Number.isInteger(at) && at >= 0 && at <= FURTHEST ? at : null;
}

/** `?version=…` or `?at=…`. */
export function whenAsked(url: URL): { readonly at: number } | { readonly version: string } | null {
  const version = short(url.searchParams.get('version'));
  if (version !== null) return { version };
  const at = hourAsked(url);
  return at === null ? null : { at };
}
