import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALLOCATOR } from '../../scripts/house/allocator.mjs';
import { read, ROOT } from './repository.ts';

const UNIT = 'docs/operate/terreau@.service';
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unit-'));
  copyFileSync(join(ROOT, UNIT), join(folder, 'terreau@.service'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const analyze = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    'systemd-analyze',
    [...words, join(folder, 'terreau@.service')],
    {
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr };
};

describe('The unit for systemd', () => {
  it('RELEASE-2: gives what npm start gives, and to the container too', () => {
    for (const [name, value] of Object.entries(ALLOCATOR))
      for (const file of [UNIT, 'docs/operate/Containerfile'])
        expect(read(file)).toContain(`${name}=${value}`);
  });

  it.skipIf(!hasSystemd)('RELEASE-2: is understood by systemd without a complaint', () => {
    // The program of another machine may stand elsewhere: what it starts is not in question here.
    const { status, said } = analyze('verify', '--man=no');
    expect(said.split('\n').filter((line) => line !== '' && !line.includes('/usr/bin/node'))).toEqual([]);
    expect(status === 0 || said.includes('/usr/bin/node')).toBe(true);
  });

  it.skipIf(!hasSystemd)('RELEASE-2: leaves a server little to do harm with', () => {
    expect(analyze('security', '--offline=true', '--threshold=20').status).toBe(0);
  });
});
