import { addMonths } from './staysUntil.ts';

const DAY = 24 * 60 * 60 * 1000;

/** How long a link of partners or readers serves where the event has no day yet. */
export const DAYS_WITHOUT_EVENT = 180;
const MONTHS_AFTER = 3;

export interface LinkLife {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When it ends; of one that follows the event, not before. */
  readonly expiresAt: number;
  /** It serves until after the event, and moves with its day. */
  readonly followsEvent: boolean;
}

/**
 * When a link ends, milliseconds since 1970. One that follows the event: three months after its day, at noon UTC, so
 * that all territories read the same date; without a day, 180 days after it was made.
 */
export function linkEnd({ createdAt, expiresAt, followsEvent }: LinkLife, eventDay: string | null): number {
  if (!followsEvent) return expiresAt;
  return Math.max(expiresAt, afterEvent(eventDay) ?? createdAt + DAYS_WITHOUT_EVENT * DAY);
}

const afterEvent = (eventDay: string | null): number | null =>
  eventDay === null ? null : addMonths(Date.parse(eventDay), MONTHS_AFTER) + DAY / 2;

const SOON_DAYS = 14;

/** A link that ends within two weeks. One that was made for so short a time was meant to end. */
export const endsSoon = (
  { createdAt, endsAt }: { readonly createdAt: number; readonly endsAt: number },
  now: number,
): boolean => endsAt > now && endsAt - now <= SOON_DAYS * DAY && endsAt - createdAt > SOON_DAYS * DAY;
