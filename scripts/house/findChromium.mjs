import { existsSync } from 'node:fs';

/** The same engine without windows takes a quarter less of the machine. */
export const WINDOWLESS = '/usr/bin/chromium-headless-shell';
export const WITH_WINDOWS = '/usr/bin/chromium';

/**
 * How Playwright launches the Chromium that this machine has: `CHROMIUM` where it names one, else the system's, the one
 * without windows first; else Playwright's own, of which nothing is said.
 *
 * @returns {{ executablePath?: string }}
 */
export function ownChromium() {
  const found = [process.env.CHROMIUM ?? '', WINDOWLESS, WITH_WINDOWS].find((path) => existsSync(path));
  return found === undefined ? {} : { executablePath: found };
}
