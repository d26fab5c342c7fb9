import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sqlitePackage } from '#server/store/sqlitePackage.mjs';

/** In a process of its own, since it would be ended: a database that was let go, and then enough to be collected. */
const LETS_GO = `
  new (require('${sqlitePackage(process.versions)}'))(':memory:').close();
  (async () => {
    let waste;
    for (let n = 0; n < 300_000; n += 1) await (waste = { n });
    console.log('lives on');
  })();
`;

describe('SQLite under this Node', () => {
  it('START-8: a process that let go of a database lives on, whenever that is collected', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', LETS_GO], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'lives on\n', stderr: '' });
  });
});
