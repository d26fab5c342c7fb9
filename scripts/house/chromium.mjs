import { existsSync } from 'node:fs';
import { canInstallPackages, installFromDebian } from './debian.mjs';
import { WINDOWLESS, WITH_WINDOWS } from './findChromium.mjs';
import { runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';

/** Makes sure that a Chromium is there: Debian's when it can be, else Playwright's own. */
export async function installChromiumIfNeeded() {
  if (existsSync(WINDOWLESS)) return;
  say('browser');
  if (canInstallPackages() && (await installFromDebian('chromium-headless-shell')) && existsSync(WINDOWLESS))
    return;
  if (existsSync(WITH_WINDOWS)) return;
  const { code } = await runNode('node_modules/playwright/cli.js', ['install', 'chromium']);
  if (code !== 0) throw new Explained('noBrowser');
}
