import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { makeArchive, unpack } from '../../scripts/house/release.mjs';
import { freePort } from '../support/freePort.ts';
import { bringQuestions, readPublicPage } from './support/plainClient.ts';
import { test, type Demo } from './support/test.ts';

/*
 * An operator takes the archive to a machine that has Node, and neither npm nor a compiler.
 */

/** What was unpacked, and programs of it that see Node alone. */
async function machineWith(archive: string) {
  const place = mkdtempSync(join(tmpdir(), 'terreau-operator-'));
  const folder = unpack(archive, join(place, 'srv'));
  mkdirSync(join(place, 'bin'));
  symlinkSync(process.execPath, join(place, 'bin/node'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: join(place, 'bin'),
    TERREAU_DATA: join(place, 'data'),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
  };
  return {
    url,
    folder,
    terminal: (...words: string[]): string =>
      spawnSync('node', ['build/terreau.js', ...words], { cwd: folder, env, encoding: 'utf8' }).stdout,
    async start() {
      const child = spawn('node', ['build/server.js'], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      await Promise.race([
        new Promise<void>((resolve) =>
          child.stdout.on('data', (said: Buffer) => {
            if (String(said).includes(url)) resolve();
          }),
        ),
        ended.then((code) => Promise.reject(new Error(`the server ended with ${code}`))),
      ]);
      return (): Promise<number | null> => {
        child.kill('SIGTERM');
        return ended;
      };
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

test('RELEASE-1: an archive, named by version, machine and Node, starts with Node alone: one joins and writes, and finds it after a restart', async () => {
  const shelf = mkdtempSync(join(tmpdir(), 'terreau-shelf-'));
  const archive = makeArchive(shelf);
  const machine = await machineWith(archive);
  try {
    const { version, engines } = JSON.parse(readFileSync(join(machine.folder, 'package.json'), 'utf8'));
    const from = engines.node === '>=20.19' ? 'node20' : 'node22';
    expect(basename(archive)).toBe(`terreau-${version}-${process.platform}-${process.arch}-${from}.tar.gz`);
    expect(basename(machine.folder)).toBe(`terreau-${version}`);
    expect(readFileSync(join(machine.folder, 'README.md'), 'utf8')).toContain('node build/server.js');

    let stop = await machine.start();
    expect((await fetch(`${machine.url}/health`)).status).toBe(200);
    const demo = JSON.parse(machine.terminal('demo', '--json')) as Demo;
    await bringQuestions(machine, demo, ['Qui garde la clé de la salle ?']);
    expect(await stop()).toBe(0);
    stop = await machine.start();
    expect(await readPublicPage(demo)).toContain('Qui garde la clé de la salle ?');
    expect(await stop()).toBe(0);
  } finally {
    machine.remove();
    rmSync(shelf, { recursive: true, force: true });
  }
});
