import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made from. */
const SOURCES = [
  'src',
  'server',
  'static',
  'demo',
  'svelte.config.js',
  'vite.config.ts',
  'scripts/build-server.mjs',
  'package.json',
  'package-lock.json',
];

/** SHA-256 over names and contents of all sources, in a fixed order. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

export const isBuilt = (root) => {
  const stamp = join(root, 'build/.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
};

export const writeStamp = (root, mark) => writeFileSync(join(root, 'build/.stamp'), mark);

function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
