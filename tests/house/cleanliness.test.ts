import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, ROOT, trackedFiles } from './repository.ts';

const texts = trackedFiles().filter((file) =>
  /\.(ts|js|mjs|cjs|svelte|css|html|json|md|yml|svg)$|^\.[a-z]/.test(file),
);
const holding = (bad: RegExp) =>
  texts.filter((file) => !file.startsWith('tests/house/') && bad.test(read(file)));

describe('The repository', () => {
  it('HOUSE-5: names no machine', () => {
    expect(holding(/(?<![\w.:/-])\/(work|root|home|Users)\/\w/)).toEqual([]);
  });

  it('HOUSE-5: its lock file names no registry', () => {
    const lock = read('package-lock.json');
    expect(lock).not.toContain('"resolved"');
    expect(lock).not.toMatch(/https?:\/\/[^"]*registry/);
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('HOUSE-5: keeps exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:[\w-]+@)?\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('HOUSE-5: keeps nothing that is built, and no heavy file', () => {
    expect(trackedFiles('build', 'data', '.svelte-kit', 'node_modules', 'test-results')).toEqual([]);
    expect(trackedFiles().filter((file) => statSync(join(ROOT, file)).size > 1_500_000)).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  it('HOUSE-6: says why of every dependency, and of no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const told = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
    expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

describe('ARCHITECTURE.md and the decisions', () => {
  it('HOUSE-8: name only files that are there', () => {
    const files = new Set(trackedFiles());
    const isThere = (path: string): boolean =>
      files.has(path) || [...files].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
    const dead = trackedFiles('*.md', 'docs/**/*.md').flatMap((page) =>
      [...read(page).matchAll(/`((?:src|server|tests|docs|scripts|bench|demo)\/[^`\s<>…]*)`/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => !isThere(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(dead).toEqual([]);
  });
});
