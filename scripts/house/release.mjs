import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { installNode } from './nodes.mjs';
import { ROOT } from './processes.mjs';

/** Where the archives go. */
const FOLDER = 'release';

/** What an operator needs beside the programs. */
const PAPERS = {
  'docs/operate/release.md': 'README.md',
  LICENSE: 'LICENSE',
  'docs/operate.md': 'docs/operate.md',
  'docs/operate/terreau@.service': 'docs/operate/terreau@.service',
  'docs/cluster/nginx.conf': 'docs/cluster/nginx.conf',
};

/** What only makes a native part, and never runs after that. */
const MAKERS = ['prebuild-install', 'node-addon-api'];

/** Made on Node 20, an archive holds the native part of Node 20 too. */
const NODE_20_PART = 'node_modules/better-sqlite3-12/build/Release/better_sqlite3.node';

/**
 * `npm run release -- [22 24 …]`: an archive that starts with Node alone. It is unpacked in an empty folder and started
 * with nothing else on PATH, by this Node and by those that are named (npm brings them). Prints figures.
 */
export async function release(args) {
  const archive = makeArchive(join(ROOT, FOLDER));
  const place = mkdtempSync(join(tmpdir(), 'terreau-release-'));
  try {
    const folder = unpack(archive, join(place, 'unpacked'));
    const nodes = [
      process.execPath,
      ...args.map((version) => join(installNode(version, join(place, version)), 'bin', 'node')),
    ];
    const rows = [];
    for (const node of nodes) rows.push(await timeToHealth(folder, node, place));
    const size = statSync(archive).size;
    console.log(`\n${archive}`);
    console.log(`${(size / 1e6).toFixed(1)} MB, ${filesUnder(folder).length} files`);
    console.table(Object.fromEntries(rows));
    return rows.every(([, { '/health': status }]) => status === 200) ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Makes the archive of what is built and installed here, in a folder; answers its path. */
export function makeArchive(to) {
  const { version, license, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const node = existsSync(join(ROOT, NODE_20_PART)) ? ['20.19', 'node20'] : ['22.14', 'node22'];
  const name = `terreau-${version}-${process.platform}-${process.arch}-${node[1]}`;
  const stage = mkdtempSync(join(tmpdir(), 'terreau-stage-'));
  try {
    const root = join(stage, `terreau-${version}`);
    const put = (from, as = from) =>
      cpSync(join(ROOT, from), join(root, as), { recursive: true, filter: isShipped });
    put('build');
    for (const path of packagesToRun(Object.keys(dependencies))) put(path);
    for (const [from, as] of Object.entries(PAPERS)) put(from, as);
    const own = {
      name: 'terreau',
      version,
      license,
      private: true,
      type: 'module',
      engines: { node: `>=${node[0]}` },
    };
    writeFileSync(join(root, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
    mkdirSync(to, { recursive: true });
    const archive = join(to, `${name}.tar.gz`);
    runProgram('tar', ['-czf', archive, '-C', stage, `terreau-${version}`]);
    return archive;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Unpacks an archive in a folder that is not there yet; answers where its programs are. */
export function unpack(archive, to) {
  mkdirSync(to, { recursive: true });
  runProgram('tar', ['-xzf', archive, '-C', to]);
  return join(to, readdirSync(to)[0] ?? '');
}

/** The places of these packages and of all that they need, in node_modules. */
function packagesToRun(names) {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const found = new Set();
  const add = (name, from) => {
    const path = placeOf(name, from, lock);
    if (path === null || found.has(path) || MAKERS.includes(name)) return;
    found.add(path);
    for (const next of Object.keys({ ...lock[path].dependencies, ...lock[path].optionalDependencies }))
      add(next, path);
  };
  for (const name of names) add(name, '');
  return [...found];
}

/** As Node looks for it: beside who asks, then further up. */
function placeOf(name, from, lock) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules') - 1))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in lock) return path;
    if (at === '') return null;
  }
}

/** For this machine, whatever its C library. */
const OWN_PREBUILD = new RegExp(`/${process.platform}(musl)?-${process.arch}\\.node$`);

/** Of what brings SQLite: its words and its native part, without its sources and without what is for other machines. */
const OF_SQLITE = /^node_modules\/better-sqlite3(-12)?\//;
const SQLITE_SHIPPED =
  /\/(lib|prebuilds|build|build\/Release)$|\/lib\/|\/(package\.json|LICENSE|better_sqlite3\.node)$/;

function isShipped(from) {
  const path = from.slice(ROOT.length).split(sep).join('/');
  if (OF_SQLITE.test(path)) return SQLITE_SHIPPED.test(path) || OWN_PREBUILD.test(path);
  // Each package comes by itself; maps, types and notes of the build are read by nobody here.
  return !/\/node_modules$|\/coverage$|\.(map|d\.ts|d\.mts|d\.cts)$|^build\/\.stamp$/.test(path);
}

/** Starts what was unpacked with a Node and nothing else; milliseconds until it says that it is well. */
async function timeToHealth(folder, node, place) {
  const bin = mkdtempSync(join(place, 'bin-'));
  symlinkSync(node, join(bin, 'node'));
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const began = performance.now();
  const data = mkdtempSync(join(place, 'data-'));
  const env = { PATH: bin, TERREAU_DATA: data, HOST: '127.0.0.1', PORT: '0' };
  const child = spawn(join(bin, 'node'), ['build/server.js'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', () => resolve(null)));
  const listens = new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(String(text))?.[1];
      if (port !== undefined) resolve(port);
    });
  });
  const port = await Promise.race([listens, ended]);
  const status = port === null ? 'ended' : (await fetch(`http://127.0.0.1:${port}/health`)).status;
  const row = { '/health': status, 'after, ms': Math.round(performance.now() - began) };
  child.kill('SIGTERM');
  await ended;
  return [version, row];
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

function runProgram(program, args) {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}`);
}
