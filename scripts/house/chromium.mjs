import { existsSync } from 'node:fs';
import { run, runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Makes sure that a Chromium is there: Debian's when it can be, else Playwright's own. */
export async function installChromiumIfNeeded() {
  if (existsSync(DEBIAN_CHROMIUM)) return;
  say('browser');
  if (canInstallPackages() && (await installFromDebian())) return;
  const { code } = await runNode('node_modules/playwright/cli.js', ['install', 'chromium']);
  if (code !== 0) throw new Explained('noBrowser');
}

const canInstallPackages = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], { env })).code !== 0) return false;
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
  });
  return code === 0 && existsSync(DEBIAN_CHROMIUM);
}
