import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqlitePackage } from '../../server/store/sqlitePackage.mjs';
import { folderOnPath } from './path.mjs';
import { ROOT, runNpm } from './processes.mjs';
import { Explained, say } from './sentences.mjs';

/**
 * Installs what package-lock.json names, when what stands in node_modules is something else; what builds included,
 * which `NODE_ENV=production` would leave out.
 */
export async function installIfNeeded({ quiet = false } = {}) {
  if (!isInstalled(ROOT)) {
    say('installing');
    const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { quiet });
    if (code !== 0) throw new Explained('installFailed');
  }
  await prepareDatabase({ quiet });
}

/** Whether node_modules holds the very versions that package-lock.json names. Dates say nothing after a checkout. */
export function isInstalled(root) {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (installed === null || wanted === null) return false;
  const same = (path) => installed[path]?.version === wanted[path]?.version;
  const isPresent = (path) => path in installed || wanted[path].optional === true;
  return Object.keys(installed).every(same) && Object.keys(wanted).filter(Boolean).every(isPresent);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Its native part comes with the package, or is downloaded or compiled by this script of the package. */
const SCRIPTS = { 'better-sqlite3': 'build-release', 'better-sqlite3-12': 'install' };

/**
 * Makes the native part of the database where it does not open. `npm ci` runs no script of any package (.npmrc), so
 * that what could not be downloaded and what could not be compiled are told apart.
 */
async function prepareDatabase({ quiet }) {
  const name = sqlitePackage(process.versions);
  if (databaseOpens(name)) return;
  say('preparingDatabase');
  const { code } = await runNpm(['run', SCRIPTS[name], '--prefix', join(ROOT, 'node_modules', name)], {
    quiet,
  });
  if (code !== 0 || !databaseOpens(name))
    throw new Explained(hasCompiler() ? 'databaseFailed' : 'noCompiler');
}

/** In a process of its own: a native part made for another Node may end the process that opens it. */
function databaseOpens(name) {
  const open = `new (require('${name}'))(':memory:').close()`;
  return spawnSync(process.execPath, ['-e', open], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/** What node-gyp asks for. */
const hasCompiler = () =>
  [
    ['python3', 'python'],
    ['make', 'gmake'],
    ['c++', 'g++', 'clang++'],
  ].every((names) => names.some((name) => folderOnPath(name) !== null));
