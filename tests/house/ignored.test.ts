import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { read, ROOT, trackedFiles } from './repository.ts';

/** Folders in which everything is ours. */
const OURS = ['src', 'server', 'tests', 'scripts', 'bench', 'docs', 'demo', 'static'];

/** Those of the paths that git would leave out of a clone, whether they are there or not. */
function ignored(paths: readonly string[]): string[] {
  const asked = spawnSync('git', ['check-ignore', '--no-index', '--stdin'], {
    cwd: ROOT,
    encoding: 'utf8',
    input: paths.join('\n'),
    maxBuffer: 64 << 20,
  });
  if (asked.status !== 0 && asked.status !== 1) throw new Error(asked.stderr);
  return asked.stdout.split('\n').filter(Boolean);
}

describe('.gitignore', () => {
  it('HOUSE-31: ignores no file of ours', () => {
    expect(ignored(trackedFiles(...OURS))).toEqual([]);
    expect(trackedFiles(...OURS).length).toBeGreaterThan(1000);
  });

  it('HOUSE-31: swallows no folder of ours that is still to be made, whatever it is called', () => {
    const folders = new Set(
      trackedFiles(...OURS).flatMap((file) => {
        const parts = file.split('/').slice(0, -1);
        return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
      }),
    );
    const names = read('.gitignore')
      .split('\n')
      .filter((line) => line.endsWith('/'))
      .map((line) => line.replaceAll('/', ''));
    expect(names).toContain('data');
    const planted = [...folders].flatMap((folder) => names.map((name) => `${folder}/${name}/+server.ts`));
    expect(ignored(planted)).toEqual([]);
  });

  it('HOUSE-31: keeps what is made out of the repository', () => {
    expect(ignored(['data/terreau.sqlite', 'build/server.js', 'node_modules/yjs/package.json'])).toHaveLength(
      3,
    );
  });
});
