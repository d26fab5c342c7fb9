/** How many words one reads in a minute, unhurried: adults read some 200 to 240 in silence (Brysbaert, 2019). */
const WORDS_A_MINUTE = 200;

/** How long a text takes to read, in whole minutes, one at least. */
export const minutesOf = (text: string | null): number =>
  Math.max(1, Math.round((text ?? '').split(/\s+/).filter(Boolean).length / WORDS_A_MINUTE));

/** The day of a moment, where this device is: « 2027-10-14 ». */
export function dayOf(at: number): string {
  const day = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A day as an address says it, or null for what is no day, or not yet. */
export function dayChosen(raw: string | null, today: string): string | null {
  if (raw === null || !/^\d{4}-\d{2}-\d{2}$/.test(raw) || Number.isNaN(Date.parse(raw))) return null;
  return raw > today ? today : raw;
}
