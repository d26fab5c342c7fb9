import { describe, expect, it } from 'vitest';
import { leavesSoon, staysUntil } from '#domain/staysUntil.ts';

const NOON = Date.UTC(2027, 2, 10, 12);

describe('how long a name stays without a visit, as a device can tell', () => {
  it('RGPD-18: counts months by the calendar from the day before, so that it never says too late', () => {
    expect(staysUntil(NOON, 12)).toBe(Date.UTC(2028, 2, 9));
    expect(staysUntil(Date.UTC(2027, 8, 1, 1), 6)).toBe(Date.UTC(2028, 1, 29));
  });

  it('RGPD-18: is told two months before, and not sooner', () => {
    expect(leavesSoon(NOON, 12, Date.UTC(2028, 0, 8))).toBeNull();
    expect(leavesSoon(NOON, 12, Date.UTC(2028, 0, 9))).toBe(Date.UTC(2028, 2, 9));
    expect(leavesSoon(NOON, 12, Date.UTC(2029, 0, 1))).toBe(Date.UTC(2028, 2, 9));
  });
});
