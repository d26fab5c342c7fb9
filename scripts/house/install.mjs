import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, runNpm } from './processes.mjs';
import { Explained, say } from './sentences.mjs';

/** Installs what package-lock.json names, when what stands in node_modules is something else. */
export async function installIfNeeded({ quiet = false } = {}) {
  if (!isInstalled(ROOT)) {
    say('installing');
    const { code, errors } = await runNpm(['ci', '--no-audit', '--no-fund'], { quiet, keepErrors: true });
    if (code !== 0)
      throw new Explained(/gyp ERR|node-gyp|prebuild-install/.test(errors) ? 'noCompiler' : 'installFailed');
  }
  await checkDatabase({ quiet });
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

/** The database has a compiled part, made for one version of Node: makes it again when Node changed. */
async function checkDatabase({ quiet }) {
  const present = existsSync(join(ROOT, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'));
  if (present && databaseOpens()) return;
  say('rebuilding');
  const { code } = await runNpm(['rebuild', 'better-sqlite3'], { quiet });
  if (code !== 0 || !databaseOpens()) throw new Explained('noCompiler');
}

function databaseOpens() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}
