const DAY = 86_400_000;

/** The start (UTC) of the day of an hour, both in milliseconds since 1970. */
export const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;

/** The same day of another month, or the last one of a month that has no such day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day);
  const wanted = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return wanted + (Math.min(date.getUTCDate(), last) - 1) * DAY;
}

/**
 * The day on which the name of somebody goes who came last at this hour, as one of their devices can tell. The server
 * writes a visit down once a day at most, so it may know an earlier one than the device: the day before is said.
 */
export const staysUntil = (cameAt: number, months: number): number => addMonths(dayOf(cameAt) - DAY, months);

/** How long before, in days, somebody who comes by reads it. */
export const TOLD_BEFORE_DAYS = 60;

/** The day on which a name goes (as `staysUntil`), once it is near enough to be told; null before that. */
export function leavesSoon(cameAt: number, months: number, now: number): number | null {
  const day = staysUntil(cameAt, months);
  return now >= day - TOLD_BEFORE_DAYS * DAY ? day : null;
}
