/** Whole days from the calendar day of `now` (on this device) to `day`, `YYYY-MM-DD`; negative once it is past. */
export function daysUntil(day: string, now: number): number {
  const today = new Date(now);
  const from = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - from) / 86_400_000);
}
