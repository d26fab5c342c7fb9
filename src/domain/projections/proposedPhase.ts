import type { Phase } from '../spaceChoices.ts';

/**
 * The page that the calendar proposes to turn to, or null. `days`: how many days are left until the meeting, 0 on
 * the day, less than 0 afterwards; null where no day is set. It only proposes.
 */
export function proposedPhase(phase: Phase, days: number | null): Phase | null {
  if (days === null || days > 0) return null;
  const wanted: Phase = days === 0 ? 'during' : 'after';
  return phase === wanted || phase === 'after' ? null : wanted;
}
