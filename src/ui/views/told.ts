/** What became of the questions that somebody follows, as stamps (`stampOf`) by question. */
export type Stamps = Readonly<Record<string, readonly string[]>>;

/** What this device has told of it. */
export interface Told {
  /** The visit it was told in: when the visit before it ended. */
  readonly visit: number | null;
  /** What stood there as this visit began: what is not in it is news. */
  readonly before: Stamps;
  /** The newest that was shown. */
  readonly seen: Stamps;
}

/** What is known as a visit begins, or goes on after a reload; null where this device never told anything. */
export function toldAt(kept: Told | null, visit: number | null): Told | null {
  if (kept === null) return null;
  return kept.visit === visit ? kept : { visit, before: kept.seen, seen: kept.seen };
}

const keyOf = (slug: string): string => `terreau-told-${slug}`;

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const isStamps = (raw: unknown): raw is Stamps =>
  typeof raw === 'object' &&
  raw !== null &&
  Object.values(raw).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));

export function readTold(slug: string, keep: () => Keep): Told | null {
  try {
    const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { visit, before, seen } = raw as Partial<Record<keyof Told, unknown>>;
    if (!isStamps(before) || !isStamps(seen)) return null;
    return { visit: typeof visit === 'number' ? visit : null, before, seen };
  } catch {
    return null;
  }
}

export function keepTold(slug: string, told: Told, keep: () => Keep): void {
  try {
    keep().setItem(keyOf(slug), JSON.stringify(told));
  } catch {
    return;
  }
}

/** What I did myself to a question is no news to me, on this device. */
export function noteMine(slug: string, question: string, stamps: readonly string[], keep: () => Keep): void {
  const told = readTold(slug, keep);
  if (told === null) return;
  const mine = { [question]: stamps };
  keepTold(slug, { ...told, before: { ...told.before, ...mine }, seen: { ...told.seen, ...mine } }, keep);
}
