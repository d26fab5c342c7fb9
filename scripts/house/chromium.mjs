import { existsSync } from 'node:fs';
import { canInstallPackages, installFromDebian } from './debian.mjs';
import { runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Makes sure that a Chromium is there: Debian's when it can be, else Playwright's own. */
export async function installChromiumIfNeeded() {
  if (existsSync(DEBIAN_CHROMIUM)) return;
  say('browser');
  if (canInstallPackages() && (await installFromDebian('chromium')) && existsSync(DEBIAN_CHROMIUM)) return;
  const { code } = await runNode('node_modules/playwright/cli.js', ['install', 'chromium']);
  if (code !== 0) throw new Explained('noBrowser');
}
