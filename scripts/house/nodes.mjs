import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './processes.mjs';

/** Those that are kept up, and Node 20 as many machines still have it. */
const TRIED = ['20', '22', '24'];
/** Milliseconds for a start that installs, prepares the database and builds. */
const LONGEST_START = 15 * 60_000;

/**
 * `npm run try:nodes -- [20 22.14.0 …] [--start]`: for each Node, a copy of this repository as it stands is started
 * twice as an operator would, and checked by the unit tests (not with `--start`). Prints a table; answers the exit code.
 */
export async function tryNodes(args) {
  const isStartOnly = args.includes('--start');
  const asked = args.filter((arg) => arg !== '--start');
  const rows = [];
  for (const version of asked.length === 0 ? TRIED : asked) {
    const place = mkdtempSync(join(tmpdir(), 'terreau-node-'));
    try {
      rows.push(await tryNode(version, place, isStartOnly));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
  console.log('');
  console.table(Object.fromEntries(rows.map(({ node, ...row }) => [node, row])));
  return rows.every(({ isGood }) => isGood) ? 0 : 1;
}

async function tryNode(version, place, isStartOnly) {
  const home = installNode(version, place);
  const env = environmentOf(home);
  const node = spawnSync('node', ['--version'], { env, encoding: 'utf8' }).stdout.trim();
  console.log(`\n── Node ${node}`);
  const clone = copyRepository(join(place, 'terreau'));
  const first = await start(clone, env);
  const again = first.health === 200 ? await start(clone, env) : null;
  const tests = isStartOnly || again === null ? null : runUnitTests(clone, env);
  const isGood = again?.health === 200 && (isStartOnly || (tests !== null && tests.failed === 0));
  return {
    node,
    'first start, s': first.seconds,
    'again, s': again?.seconds ?? '',
    '/health': again?.health ?? first.health,
    ...tests,
    isGood,
  };
}

/** Node as npm brings it: the program, and the headers by which a native part is compiled for it. */
export function installNode(version, place) {
  const name = `node-${process.platform}-${process.arch}`;
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{"private":true}');
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: place });
  return join(place, 'node_modules', name);
}

/** Of this process, with another Node before all others; npm is the one that called us. */
function environmentOf(home) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return {
    ...Object.fromEntries(kept),
    PATH: [join(home, 'bin'), process.env.PATH].join(delimiter),
    npm_config_nodedir: home,
  };
}

/** What git keeps or would keep, as it stands. */
function copyRepository(to) {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  for (const file of String(listed.stdout).split('\0').filter(Boolean)) {
    if (!existsSync(join(ROOT, file))) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(ROOT, file), join(to, file));
  }
  // The house asks git what is kept.
  spawnSync('git', ['init', '--quiet'], { cwd: to });
  return to;
}

/** `npm start` until it says where it listens, then `/health`, then SIGTERM. */
async function start(clone, env) {
  const began = performance.now();
  const own = {
    ...env,
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    TERREAU_DATA: join(clone, 'data'),
  };
  const [program, ...words] = npmCommand(['start']);
  const child = spawn(program, words, { cwd: clone, env: own, stdio: ['ignore', 'pipe', 'inherit'] });
  const hurry = setTimeout(() => child.kill('SIGTERM'), LONGEST_START);
  const ended = new Promise((resolve) => child.once('close', () => resolve(null)));
  const listens = new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    });
  });
  const port = await Promise.race([listens, ended]);
  const health = port === null ? 'ended' : (await fetch(`http://127.0.0.1:${port}/health`)).status;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  child.kill('SIGTERM');
  await ended;
  clearTimeout(hurry);
  return { health, seconds };
}

function runUnitTests(clone, env) {
  const report = join(clone, 'unit.json');
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  spawnSync('node', ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { cwd: clone, env });
  spawnSync('node', words, { cwd: clone, env, stdio: 'inherit' });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

const npmCommand = (args) =>
  process.env.npm_execpath ? ['node', process.env.npm_execpath, ...args] : ['npm', ...args];

function npm(args, options) {
  const [program, ...words] = npmCommand(args);
  const { status } = spawnSync(program, words, { ...options, stdio: ['ignore', 2, 'inherit'] });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}`);
}
