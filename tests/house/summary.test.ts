import { describe, expect, it } from 'vitest';
import { failedJourneys, failedUnits } from '../../scripts/house/failures.mjs';
import { ROOT } from '../../scripts/house/processes.mjs';
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

  it('HOUSE-9: what failed is told shortly, with the lines of the repository that led there', () => {
    const message = [
      '\u001b[31mError: one is two\u001b[39m',
      '',
      'Expected: 2',
      'Received: 1',
      '> 53 |   expect(one).toBe(2);',
      '     |               ^',
      `    at standsOn (${ROOT}/tests/journeys/support/keyboard.ts:53:57)`,
      `    at ${ROOT}/node_modules/lib/index.js:1:1`,
      `    at ${ROOT}/tests/journeys/keyboard.spec.ts:246:5`,
    ].join('\n');
    const told = {
      where: ['tests/journeys/support/keyboard.ts:53', 'tests/journeys/keyboard.spec.ts:246'],
      why: ['Error: one is two', 'Expected: 2', 'Received: 1'],
    };
    const spec = (title: string, status: string, errors: { message: string }[]) => ({
      title,
      tests: [{ status, results: [{ errors }] }],
    });
    expect(
      failedJourneys({
        suites: [
          {
            specs: [spec('passes', 'expected', [])],
            suites: [{ specs: [spec('fails', 'unexpected', [{ message }])] }],
          },
        ],
      }),
    ).toEqual([{ title: 'fails', ...told }]);
    expect(
      failedUnits({
        testResults: [
          {
            name: `${ROOT}/tests/a.test.ts`,
            message: '',
            assertionResults: [
              { status: 'passed', fullName: 'passes', failureMessages: [] },
              { status: 'failed', fullName: 'fails', failureMessages: [message] },
            ],
          },
          { name: `${ROOT}/tests/b.test.ts`, message: 'Cannot find it', assertionResults: [] },
        ],
      }),
    ).toEqual([
      { title: 'fails', ...told },
      { title: 'tests/b.test.ts', where: [], why: ['Cannot find it'] },
    ]);
  });
});
