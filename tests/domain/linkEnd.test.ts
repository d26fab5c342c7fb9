import { describe, expect, it } from 'vitest';
import { endsSoon, linkEnd } from '#domain/linkEnd.ts';

const DAY = 86_400_000;
const MADE = Date.UTC(2027, 2, 1);
const follows = { createdAt: MADE, expiresAt: MADE + 30 * DAY, followsEvent: true };

describe('When a link ends', () => {
  it.each([
    ['2027-10-14', '2028-01-14T12:00:00.000Z'],
    ['2027-11-30', '2028-02-29T12:00:00.000Z'],
    [null, '2027-08-28T00:00:00.000Z'],
    ['2026-10-14', '2027-03-31T00:00:00.000Z'],
  ])(
    'LINK-1: one that follows the event of %s ends %s: three months after, else at half a year, never at birth',
    (day, end) => {
      expect(new Date(linkEnd(follows, day)).toISOString()).toBe(end);
    },
  );

  it('LINK-1: one whose days were chosen keeps them, whatever the day of the event', () => {
    for (const day of ['2027-10-14', null])
      expect(linkEnd({ ...follows, followsEvent: false }, day)).toBe(MADE + 30 * DAY);
  });

  it('LINK-3: it ends soon in its last two weeks, where it was not made for a few days', () => {
    const link = { createdAt: MADE, endsAt: MADE + 60 * DAY };
    const after = (days: number, given = {}): boolean => endsSoon({ ...link, ...given }, MADE + days * DAY);
    expect([45, 46, 59, 60].map((days) => after(days))).toEqual([false, true, true, false]);
    expect(after(3, { endsAt: MADE + 7 * DAY })).toBe(false);
  });
});
