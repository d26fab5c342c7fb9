import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNode } from './processes.mjs';
import { Explained, say } from './sentences.mjs';
import { fingerprint, isBuilt, writeStamp } from './stamp.mjs';

/** Builds pages, then server. The stamp is of the sources as they were before, so a change made meanwhile shows. */
export async function build({ quiet = false } = {}) {
  say('building');
  const mark = fingerprint(ROOT);
  for (const [file, ...args] of [
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    ['scripts/build-server.mjs'],
  ]) {
    const { code } = await runNode(file, args, { quiet });
    if (code !== 0) throw new Explained('buildFailed');
  }
  writeStamp(ROOT, mark);
}

export async function buildIfStale(options) {
  if (!isBuilt(ROOT)) await build(options);
}

/**
 * Whether the terminal command can run as it is. A server may be running from this very build: the terminal never
 * builds or installs under its feet, it only says that the sources have moved on.
 */
export function readyForTerminal() {
  const isThere = ['build/terreau.js', 'node_modules'].every((path) => existsSync(join(ROOT, path)));
  if (isThere && !isBuilt(ROOT)) say('staleBuild');
  return isThere;
}
