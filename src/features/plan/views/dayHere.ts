/** The day that it is on this device, `YYYY-MM-DD`: a task is late when the day is over here. */
export const dayHere = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0'))
    .join('-');
