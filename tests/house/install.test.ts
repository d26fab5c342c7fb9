import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from '../../scripts/house/install.mjs';
import { nodeIsRecentEnough } from '../../scripts/house/nodeVersion.mjs';
import { fingerprint, isBuilt, writeStamp } from '../../scripts/house/stamp.mjs';

let clone = '';
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  writeFileSync(join(clone, file), text);
};
const lock = (file: string, packages: object): void => write(file, JSON.stringify({ packages }));

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

describe('npm start', () => {
  it('START-1: installs when nothing is there, or when it is not what the lock file names', () => {
    const wanted = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    };
    lock('package-lock.json', wanted);
    expect(isInstalled(clone)).toBe(false);
    const hidden = 'node_modules/.package-lock.json';
    lock(hidden, { 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(clone)).toBe(true);
    lock(hidden, { 'node_modules/a': { version: '1.0.1' } });
    expect(isInstalled(clone)).toBe(false);
    lock(hidden, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } });
    expect(isInstalled(clone)).toBe(false);
    write(hidden, 'half written');
    expect(isInstalled(clone)).toBe(false);
  });

  it('START-2: builds when a source changed, came or went, and not otherwise', () => {
    write('src/a.ts', 'one');
    write('build/server.js', '');
    expect(isBuilt(clone)).toBe(false);
    writeStamp(clone, fingerprint(clone));
    expect(isBuilt(clone)).toBe(true);
    write('README.md', 'words about it');
    expect(isBuilt(clone)).toBe(true);
    write('src/a.ts', 'two');
    expect(isBuilt(clone)).toBe(false);
    write('src/a.ts', 'one');
    expect(isBuilt(clone)).toBe(true);
    write('static/icon.svg', '<svg/>');
    expect(isBuilt(clone)).toBe(false);
  });

  it.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
    ['22.0.0', true],
    ['26.1.0', true],
  ])('START-3: Node %s is recent enough: %s', (version, enough) => {
    expect(nodeIsRecentEnough(version)).toBe(enough);
  });
});
