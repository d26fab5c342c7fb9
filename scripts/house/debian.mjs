import { existsSync } from 'node:fs';
import { run } from './processes.mjs';

/** Whether this machine lets us install packages: Debian or one of its kin, as root. */
export const canInstallPackages = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs Debian packages and answers whether it went well. */
export async function installFromDebian(...packages) {
  // In runlevel 1 a package starts no service: the tests start their own, on ports of their own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  if ((await run('apt-get', ['update', '-qq'], { env })).code !== 0) return false;
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return (await run('apt-get', args, { env })).code === 0;
}
