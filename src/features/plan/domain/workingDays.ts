import { dayAfter, daysFrom } from '#domain/calendarDays.ts';

/** Why nobody can be asked for something on a day: the weekend, a public holiday, the month in which France is away. */
export type DayOff = 'weekend' | 'holiday' | 'august';

/** The public holidays of the whole of France that fall on a date (Code du travail, L3133-1), month and day. */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
]);

/** Those that are counted from Easter Sunday, in days: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER: readonly number[] = [1, 39, 50];

/** Easter Sunday of the Gregorian calendar, `YYYY-MM-DD` (the algorithm of Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayAfter(`${String(year).padStart(4, '0')}-03-01`, h + l - 7 * m + 21);
}

/**
 * Whether a day (`YYYY-MM-DD`) is a public holiday in all of France. Those of Alsace and Moselle and of the overseas
 * territories are not known here.
 */
export const isPublicHoliday = (day: string): boolean =>
  FIXED_HOLIDAYS.has(day.slice(5)) ||
  AFTER_EASTER.includes(daysFrom(easterSunday(Number(day.slice(0, 4))), day));

export function dayOffOf(day: string): Exclude<DayOff, 'august'> | null {
  if (isPublicHoliday(day)) return 'holiday';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'weekend' : null;
}

export const isInAugust = (day: string): boolean => day.slice(5, 7) === '08';

/** The first day on which people work, this one or one after it in steps of `step` days (−1: before it). */
export function workingDay(day: string, step: 1 | -1): string {
  let found = day;
  while (dayOffOf(found) !== null) found = dayAfter(found, step);
  return found;
}
