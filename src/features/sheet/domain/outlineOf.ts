import type { Step } from '#domain/kinds/step.ts';
import { MINUTES_OF_DAY } from '#domain/kinds/theme.ts';

/** One moment with the minute of the day at which it begins; `null` while the workshop has no hour. */
export interface Moment {
  readonly step: Step;
  readonly at: number | null;
}

export interface Outline {
  readonly moments: readonly Moment[];
  readonly minutes: number;
  /** When it is over; `null` while the workshop has no hour. */
  readonly endsAt: number | null;
  /** The longest stretch without a moment to breathe, in minutes. */
  readonly longestStretch: number;
}

/** Nobody listens well for longer: past it, a moment to breathe is proposed. */
export const LONGEST_STRETCH = 90;

/** The clock of a workshop: when each moment begins, how long it all takes, and for how long nobody breathes. */
export function outlineOf(steps: readonly Step[], startsAt: number | null): Outline {
  const clock = (after: number): number | null =>
    startsAt === null ? null : (startsAt + after) % MINUTES_OF_DAY;
  let [minutes, stretch, longestStretch] = [0, 0, 0];
  const moments = steps.map((step): Moment => {
    const at = clock(minutes);
    minutes += step.minutes;
    stretch = step.isPause ? 0 : stretch + step.minutes;
    longestStretch = Math.max(longestStretch, stretch);
    return { step, at };
  });
  return { moments, minutes, endsAt: clock(minutes), longestStretch };
}
