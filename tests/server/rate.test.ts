import { describe, expect, it } from 'vitest';
import { PUBLIC_RATE } from '#server/people/publicDoor.ts';
import { createRateLimit, networkOf } from '#server/rate.ts';

describe('the rate of the public form', () => {
  it('PUBLIC-3: a room of 165 phones behind one address may send two questions each at once', () => {
    let now = 0;
    const isLetThrough = createRateLimit(PUBLIC_RATE, () => now);
    for (let n = 0; n < 330; n += 1) expect(isLetThrough('192.0.2.1')).toBe(true);
    expect(isLetThrough('192.0.2.1')).toBe(false);
    expect(isLetThrough('192.0.2.2')).toBe(true);
    now = 10_000;
    expect(isLetThrough('192.0.2.1')).toBe(true);
    expect(isLetThrough('192.0.2.1')).toBe(false);
  });

  it('a bucket never holds more than its burst, and a clock set back takes nothing away', () => {
    let now = 0;
    const isLetThrough = createRateLimit({ burst: 2, every: 1_000 }, () => now);
    now = 1_000_000;
    expect([1, 2, 3].map(() => isLetThrough('a'))).toEqual([true, true, false]);
    now = 0;
    expect(isLetThrough('a')).toBe(false);
    now = 1_000;
    expect(isLetThrough('a')).toBe(true);
  });

  it('remembers a bounded number of addresses', () => {
    const isLetThrough = createRateLimit({ burst: 1, every: 1_000 }, () => 0, 2);
    expect(['a', 'b', 'c'].map(isLetThrough)).toEqual([true, true, true]);
    expect(isLetThrough('c')).toBe(false);
    expect(isLetThrough('a')).toBe(true);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:DB8:1:2::7', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
