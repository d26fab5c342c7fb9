import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the repository that exists, kept or about to be: what git would keep. */
export function trackedFiles(...patterns: string[]): string[] {
  const gone = new Set(git('ls-files', '--deleted'));
  const listed = git(
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '--',
    ...patterns,
  );
  return listed.filter((file) => !gone.has(file));
}

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 })
    .split('\n')
    .filter(Boolean);
