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
