import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installChromiumIfNeeded } from './chromium.mjs';
import { failedJourneys, failedUnits } from './failures.mjs';
import { ROOT, runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';
import { installServicesIfNeeded } from './services.mjs';

const UNIT_REPORT = 'test-results/unit.json';
const PURE_REPORT = 'test-results/pure.json';
export const JOURNEYS_REPORT = 'test-results/journeys.json';
/** What the last run took, for `npm run house`. */
export const TIMES = 'test-results/times.json';

const tool = (file, ...args) => ({ run: (options) => runNode(`node_modules/${file}`, args, options) });

function unitTests(name, report, ...words) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name,
    report,
    counts: ({ numPassedTests, numFailedTests, numPendingTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
    }),
    failures: failedUnits,
    ...tool('vitest/vitest.mjs', 'run', ...reporters, ...words),
  };
}

const SYNC = { name: 'svelte-kit sync', ...tool('@sveltejs/kit/svelte-kit.js', 'sync') };

const READ = [
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
  {
    name: 'format',
    // What was found stands in node_modules/.cache, and goes when a tool changes.
    ...tool(
      'prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '.',
    ),
  },
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
];

/** What is pure keeps nothing from one file to the next: its files share a process, which halves what they take. */
const PURE = ['tests/domain', 'tests/protocol'];

const SERVICES = { name: 'services', run: async () => (await installServicesIfNeeded(), { code: 0 }) };

const UNIT = [
  unitTests('tests of what is pure', PURE_REPORT, '--no-isolate', ...PURE),
  unitTests(
    'unit, contract and convergence tests',
    UNIT_REPORT,
    ...PURE.map((folder) => `--exclude=${folder}/**`),
  ),
];

const BROWSER = { name: 'browser', run: async () => (await installChromiumIfNeeded(), { code: 0 }) };

const BUILD = { name: 'build', run: async () => (await buildIfStale(), { code: 0 }) };

const JOURNEYS = {
  name: 'journeys',
  report: JOURNEYS_REPORT,
  counts: ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }),
  failures: failedJourneys,
  ...tool('@playwright/test/cli.js', 'test'),
};

/** The steps of `npm test`, in order, by part; those in a list of their own run at once. A failure ends the run. */
const PARTS = {
  check: [SYNC, READ],
  unit: [SERVICES, ...UNIT],
  journeys: [BROWSER, BUILD, JOURNEYS],
};

/** All of them: the build, which leaves a core alone most of the time, goes on beside what reads. */
const WHOLE = [SYNC, [...READ, BUILD], SERVICES, ...UNIT, BROWSER, JOURNEYS];

/** Asked for by their name: they are part of another. */
const SLICES = {
  cluster: [SERVICES, unitTests('tests of several servers', UNIT_REPORT, 'tests/cluster')],
};

/** What may be asked for by name: `npm test -- check`. */
export const KNOWN_PARTS = { ...PARTS, ...SLICES };

/** Runs the parts asked for (all without one) and answers the exit code. The last line printed is the count. */
export async function runTests(asked) {
  const unknown = asked.find((part) => !Object.hasOwn(KNOWN_PARTS, part));
  if (unknown !== undefined) {
    console.error(`npm test -- ${Object.keys(KNOWN_PARTS).join(' | ')}   (${unknown}?)`);
    return 2;
  }
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const done = [];
  for (const step of asked.length === 0 ? WHOLE : asked.flatMap((part) => KNOWN_PARTS[part])) {
    const outcomes = Array.isArray(step)
      ? await Promise.all(step.map((one) => runStep(one, { held: true })))
      : [await runStep(step)];
    done.push(...outcomes);
    if (!outcomes.every(isGreen)) break;
  }
  if (asked.length === 0) writeFileSync(join(ROOT, TIMES), JSON.stringify(timesOf(done)));
  return summary(done);
}

const timesOf = (done) => done.map(({ name, seconds, counted }) => ({ name, seconds, ...counted }));

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
