/** A stay of less than this ago is the same visit: a reload, a phone put back in the pocket. */
const SAME_VISIT = 30 * 60 * 1000;

export interface Visit {
  /** When the visit before this one ended; null on the first. */
  readonly since: number | null;
  /** The last moment of this one. */
  readonly last: number;
}

/** The visit that is under way at `now`, from what the last one left. */
export function visitAt(before: Visit | null, now: number): Visit {
  if (before === null) return { since: null, last: now };
  return { since: now - before.last > SAME_VISIT ? before.last : before.since, last: now };
}

const keyOf = (slug: string): string => `terreau-visit-${slug}`;

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

export function readVisit(slug: string, keep: () => Keep): Visit | null {
  try {
    const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { since, last } = raw as Partial<Record<keyof Visit, unknown>>;
    return typeof last === 'number' ? { since: typeof since === 'number' ? since : null, last } : null;
  } catch {
    return null;
  }
}

export function keepVisit(slug: string, visit: Visit, keep: () => Keep): void {
  try {
    keep().setItem(keyOf(slug), JSON.stringify(visit));
  } catch {
    return;
  }
}
