import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a command of the terminal finds the server of a data folder, and shows that it may command it. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
}

/** Whoever can read the data folder may command its server. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

const fileOf = (folder: string): string => join(folder, 'running.json');

/** Readable by this account only. Whole or absent, at any moment. */
export function writeRunning(folder: string, running: Running): void {
  const draft = `${fileOf(folder)}.${running.pid}`;
  writeFileSync(draft, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(folder));
}

/** What the last server of this folder left; it may have died since. Null when there is none. */
export function readRunning(folder: string): Running | null {
  try {
    const { pid, port, token } = JSON.parse(readFileSync(fileOf(folder), 'utf8'));
    return typeof pid === 'number' && typeof port === 'number' && typeof token === 'string'
      ? { pid, port, token }
      : null;
  } catch {
    return null;
  }
}

export const forgetRunning = (folder: string): void => rmSync(fileOf(folder), { force: true });
