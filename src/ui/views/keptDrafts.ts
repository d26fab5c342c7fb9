import type { ItemId } from '#domain/ids.ts';
import { isRecord } from '#domain/readers.ts';

/** A private window may refuse each of them. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** More than this many at once are given up, the oldest first. */
const MOST = 20;

/** What is being written about one item, as this device kept it under `key`; undefined where it keeps nothing. */
export function readKept(key: string, item: ItemId, keep: () => Keep): unknown {
  try {
    return all(key, keep)[item];
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or forgets it (null). Where nothing can be kept, the page still holds it. */
export function keepDraft(key: string, item: ItemId, draft: object | null, keep: () => Keep): void {
  try {
    const { [item]: _before, ...others } = all(key, keep);
    const rest = Object.entries(others);
    const now = draft === null ? rest : [...rest, [item, draft] as const];
    if (now.length === 0) keep().removeItem(key);
    else keep().setItem(key, JSON.stringify(Object.fromEntries(now.slice(-MOST))));
  } catch {
    return;
  }
}

function all(key: string, keep: () => Keep): Readonly<Record<string, unknown>> {
  const raw: unknown = JSON.parse(keep().getItem(key) ?? 'null');
  return isRecord(raw) ? raw : {};
}
