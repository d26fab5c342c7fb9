import { isRecord } from '#domain/readers.ts';
import type { Note } from '#state/deviceNotes.ts';

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

export const VISIT: Note<Visit> = {
  name: 'visit',
  read(raw) {
    if (!isRecord(raw) || typeof raw.last !== 'number') return null;
    return { since: typeof raw.since === 'number' ? raw.since : null, last: raw.last };
  },
};
