import { expect, test } from 'vitest';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { waitBeforeReturn } from '#engine/sync/transports/comingBack.ts';
import { dice } from '../../support/chance.ts';

/** A thousand phones, and in how many of each quarter of a second they knock. */
function fullestQuarter(code: number | null, failures: number): number {
  const { below } = dice(7);
  const quarters = new Map<number, number>();
  for (let phone = 0; phone < 1_000; phone += 1) {
    const quarter = Math.floor(waitBeforeReturn(code, failures, below(1e6) / 1e6) / 250);
    quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1);
  }
  return Math.max(...quarters.values());
}

test('DEVICE-6: a server that restarts is met again over four and a half seconds, by less than a tenth in each quarter of one', () => {
  expect(waitBeforeReturn(CLOSE.restarting, 0, 0)).toBe(500);
  expect(waitBeforeReturn(CLOSE.restarting, 0, 1)).toBe(5_000);
  expect(fullestQuarter(CLOSE.restarting, 0)).toBeLessThan(100);
});

test('DEVICE-6: a machine that died without a word is not met by all at once either', () => {
  expect(fullestQuarter(1006, 0)).toBeLessThan(200);
});

test('DEVICE-6: from failure to failure the wait doubles, up to half a minute, half of it by chance', () => {
  expect([1, 2, 3, 4].map((failures) => waitBeforeReturn(1006, failures, 1))).toEqual([200, 400, 800, 1_600]);
  expect(waitBeforeReturn(null, 40, 1)).toBe(30_000);
  expect(waitBeforeReturn(null, 40, 0)).toBe(15_000);
});

test('DEVICE-7: a house that is full is left in peace for a quarter of a minute at least', () => {
  expect(waitBeforeReturn(CLOSE.full, 0, 0)).toBe(15_000);
  expect(waitBeforeReturn(CLOSE.damaged, 0, 0)).toBe(15_000);
  expect(waitBeforeReturn(CLOSE.full, 3, 1)).toBe(60_000);
});
