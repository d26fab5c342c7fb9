import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installFromDebian } from './debian.mjs';
import { folderOnPath, isProgram } from './path.mjs';
import { say } from './sentences.mjs';

/** Where Debian and its kin put PostgreSQL, version by version. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

/**
 * The folder of PostgreSQL's programs, the newest there is; null where there is none.
 * @returns {string | null}
 */
export const postgresPrograms = () =>
  versionsIn(POSTGRES_FOLDER)
    .map((version) => join(POSTGRES_FOLDER, version, 'bin'))
    .find((folder) => isProgram(join(folder, 'initdb'))) ?? folderOnPath('initdb');

/**
 * Redis, or Valkey, which speaks as it does; null where there is neither.
 * @returns {string | null}
 */
export function redisProgram() {
  for (const name of ['redis-server', 'valkey-server']) {
    const folder = folderOnPath(name);
    if (folder !== null) return join(folder, name);
  }
  return null;
}

/** Where Debian puts what only root's PATH finds. */
const NGINX = '/usr/sbin/nginx';

/**
 * The proxy before several servers; null where there is none.
 * @returns {string | null}
 */
export function nginxProgram() {
  if (isProgram(NGINX)) return NGINX;
  const folder = folderOnPath('nginx');
  return folder === null ? null : join(folder, 'nginx');
}

/**
 * Whom a service runs as: PostgreSQL refuses root. Null when we are nobody special.
 * @returns {{ readonly uid: number, readonly gid: number } | null}
 */
export function humbleOwner() {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find(([account]) => account === name);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('no account of this machine may run a service');
}

/** Installs what the tests of several servers need, where that can be done. Elsewhere they are skipped, and we say so. */
export async function installServicesIfNeeded() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (canInstallPackages()) {
    say('services');
    await installFromDebian(...missing);
  }
  if (missingPackages().length > 0) say('noServices');
}

const missingPackages = () => [
  ...(postgresPrograms() === null ? ['postgresql'] : []),
  ...(redisProgram() === null ? ['redis-server'] : []),
  ...(nginxProgram() === null ? ['nginx'] : []),
];

/** @param {string} folder */
function versionsIn(folder) {
  try {
    return readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}
