import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installChromiumIfNeeded } from './chromium.mjs';
import { failedJourneys, failedUnits } from './failures.mjs';
import { ROOT, runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';
import { installServicesIfNeeded } from './services.mjs';

const UNIT_REPORT = 'test-results/unit.json';
export const JOURNEYS_REPORT = 'test-results/journeys.json';

const tool = (file, ...args) => ({ run: (options) => runNode(`node_modules/${file}`, args, options) });

function unitTests(name, ...files) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  return {
    name,
    report: UNIT_REPORT,
    counts: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
    }),
    failures: failedUnits,
    ...tool('vitest/vitest.mjs', 'run', ...reporters, ...files),
  };
}

/** The steps of `npm test`, in order, by part; those in a list of their own run at once. A failure ends the run. */
const PARTS = {
  check: [
    { name: 'svelte-kit sync', ...tool('@sveltejs/kit/svelte-kit.js', 'sync') },
    [
      {
        name: 'types',
        ...tool(
          'svelte-check/bin/svelte-check',
          '--fail-on-warnings',
          '--output',
          'human',
          '--tsconfig',
          './tsconfig.json',
        ),
      },
      { name: 'lint', ...tool('eslint/bin/eslint.js', '--max-warnings', '0', '.') },
      { name: 'format', ...tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
      {
        name: 'import table',
        ...tool(
          'dependency-cruiser/bin/dependency-cruise.mjs',
          '--config',
          '.dependency-cruiser.cjs',
          'src',
          'server',
          'vite.config.ts',
        ),
      },
    ],
  ],
  unit: [
    { name: 'services', run: async () => (await installServicesIfNeeded(), { code: 0 }) },
    unitTests('unit, contract and convergence tests'),
  ],
  journeys: [
    { name: 'browser', run: async () => (await installChromiumIfNeeded(), { code: 0 }) },
    { name: 'build', run: async () => (await buildIfStale(), { code: 0 }) },
    {
      name: 'journeys',
      report: JOURNEYS_REPORT,
      counts: ({ stats }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      }),
      failures: failedJourneys,
      ...tool('@playwright/test/cli.js', 'test'),
    },
  ],
};

/** Asked for by their name: they are part of another. */
const SLICES = {
  cluster: [PARTS.unit[0], unitTests('tests of several servers', 'tests/cluster')],
};

/** What may be asked for by name: `npm test -- check`. */
export const KNOWN_PARTS = { ...PARTS, ...SLICES };

/** Runs the parts asked for (all without one) and answers the exit code. The last line printed is the count. */
export async function runTests(asked) {
  const parts = asked.length === 0 ? Object.keys(PARTS) : asked;
  const unknown = parts.find((part) => !Object.hasOwn(KNOWN_PARTS, part));
  if (unknown !== undefined) {
    console.error(`npm test -- ${Object.keys(KNOWN_PARTS).join(' | ')}   (${unknown}?)`);
    return 2;
  }
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const done = [];
  for (const step of parts.flatMap((part) => KNOWN_PARTS[part])) {
    const outcomes = Array.isArray(step)
      ? await Promise.all(step.map((one) => runStep(one, { held: true })))
      : [await runStep(step)];
    done.push(...outcomes);
    if (!outcomes.every(isGreen)) break;
  }
  return summary(done);
}

async function runStep(step, options) {
  console.log(`\n── ${step.name}`);
  if (step.report) rmSync(join(ROOT, step.report), { force: true });
  const start = performance.now();
  const { code } = await step.run(options).catch((error) => {
    if (error instanceof Explained) say(error.sentence);
    else console.error(error);
    return { code: 1 };
  });
  const { counted, failures } = step.report ? readReport(step) : NOTHING_COUNTED;
  return { name: step.name, code, counted, failures, seconds: (performance.now() - start) / 1000 };
}

const isGreen = ({ code, counted }) => code === 0 && counted.failed === 0;

const NOTHING_COUNTED = { counted: { passed: 0, failed: 0, skipped: 0 }, failures: [] };

function readReport({ report, counts, failures }) {
  try {
    const told = JSON.parse(readFileSync(join(ROOT, report), 'utf8'));
    return { counted: counts(told), failures: failures(told) };
  } catch {
    return { counted: { passed: 0, failed: 1, skipped: 0 }, failures: [] };
  }
}

/** Sums what the steps counted. One that fails without counting a failure still is one. */
export function tally(outcomes) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { code, counted } of outcomes) {
    total.passed += counted.passed;
    total.skipped += counted.skipped;
    total.failed += counted.failed === 0 && code !== 0 ? 1 : counted.failed;
  }
  return total;
}

function summary(done) {
  console.log('');
  for (const outcome of done)
    console.log(
      `${isGreen(outcome) ? 'ok    ' : 'FAILED'}  ${outcome.name} (${outcome.seconds.toFixed(1)} s)`,
    );
  for (const { title, where, why } of done.flatMap(({ failures }) => failures))
    console.log(`\n${[title, ...why, ...where].join('\n  ')}`);
  const { passed, failed, skipped } = tally(done);
  console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  return failed === 0 ? 0 : 1;
}
