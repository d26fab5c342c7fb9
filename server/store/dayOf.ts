export const DAY = 86_400_000;

/** The start (UTC) of the day of an hour, both in milliseconds since 1970. */
export const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;
