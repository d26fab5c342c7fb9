import { describe, expect, it } from 'vitest';
import { runTests, tally } from '../../scripts/house/tests.mjs';

const step = (passed: number, failed: number, code = 0, skipped = 0) => ({
  code,
  counted: { passed, failed, skipped },
});

describe('The last line of npm test', () => {
  it('HOUSE-9: sums what passed and failed', () => {
    expect(tally([step(10, 0), step(5, 2, 1)])).toEqual({
      passed: 15,
      failed: 2,
      skipped: 0,
    });
  });

  it('HOUSE-9: counts apart what was skipped, for want of a service on this machine', () => {
    expect(tally([step(10, 0, 0, 4), step(5, 0, 0, 1)])).toEqual({ passed: 15, failed: 0, skipped: 5 });
  });

  it('HOUSE-9: a step that fails without counting anything is one failure; nothing red ends green', () => {
    expect(tally([step(0, 0, 1)])).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tally([step(3, 0, 1)])).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('HOUSE-9: a part that does not exist is no green run', async () => {
    expect(await runTests(['unitt'])).toBe(2);
  });
});
