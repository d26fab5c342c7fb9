import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installChromiumIfNeeded } from './chromium.mjs';
import { ROOT, runNode } from './processes.mjs';

const UNIT_REPORT = 'test-results/unit.json';
export const JOURNEYS_REPORT = 'test-results/journeys.json';

const tool = (file, ...args) => ({ run: () => runNode(`node_modules/${file}`, args) });

/** The steps of `npm test`, in order, by part. The first that fails ends the run. */
const PARTS = {
  check: [
    { name: 'svelte-kit sync', ...tool('@sveltejs/kit/svelte-kit.js', 'sync') },
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
  unit: [
    {
      name: 'unit, contract and convergence tests',
      report: UNIT_REPORT,
      counts: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
      ...tool(
        'vitest/vitest.mjs',
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${UNIT_REPORT}`,
      ),
    },
  ],
  journeys: [
    { name: 'browser', run: async () => (await installChromiumIfNeeded(), { code: 0 }) },
    { name: 'build', run: async () => (await buildIfStale(), { code: 0 }) },
    {
      name: 'journeys',
      report: JOURNEYS_REPORT,
      counts: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
      ...tool('@playwright/test/cli.js', 'test'),
    },
  ],
};

/** Runs the parts asked for (all without one) and answers the exit code. The last line printed is the count. */
export async function runTests(asked) {
  const parts = asked.length === 0 ? Object.keys(PARTS) : asked;
  const unknown = parts.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) {
    console.error(`npm test -- ${Object.keys(PARTS).join(' | ')}   (${unknown}?)`);
    return 2;
  }
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const total = { passed: 0, failed: 0 };
  const done = [];
  for (const step of parts.flatMap((part) => PARTS[part])) {
    const ok = await runStep(step, total, done);
    if (!ok) break;
  }
  return summary(total, done);
}

async function runStep(step, total, done) {
  console.log(`\n── ${step.name}`);
  if (step.report) rmSync(join(ROOT, step.report), { force: true });
  const start = performance.now();
  const { code } = await step.run().catch((error) => {
    console.error(error.message);
    return { code: 1 };
  });
  const counted = step.report ? readCounts(step) : { passed: 0, failed: 0 };
  total.passed += counted.passed;
  // A step that fails without counting anything still is a failure that the last line must tell.
  total.failed += code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const ok = code === 0 && counted.failed === 0;
  done.push({ name: step.name, ok, seconds: (performance.now() - start) / 1000 });
  return ok;
}

function readCounts({ report, counts }) {
  try {
    return counts(JSON.parse(readFileSync(join(ROOT, report), 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function summary(total, done) {
  console.log('');
  for (const { name, ok, seconds } of done)
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
  const isGreen = total.failed === 0 && done.every((step) => step.ok);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return isGreen ? 0 : 1;
}
