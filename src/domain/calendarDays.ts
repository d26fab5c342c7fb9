const DAY = 86_400_000;

/** The day that comes `days` after `day` (before it, when negative); both `YYYY-MM-DD`, in no time zone at all. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** How many days from one day to another; negative when it comes before. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
