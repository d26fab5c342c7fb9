import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { readConfig } from '#server/config.ts';
import { lockFolder } from '#server/folderLock.ts';
import { readRunning } from '#server/running.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { Device } from '../support/device.ts';
import { plugIn, type NetLine } from '../support/deviceOnNet.ts';
import { holdsAll } from '../support/durable.ts';
import { identity } from '../support/liveHouse.ts';
import { bundleServer, type ServerBundle, type ServerProcess } from '../support/serverProcess.ts';
import { asNewcomer, foundSpace, Testimony } from '../support/testimony.ts';

const ROUNDS = 4;
/** A round ends when so many updates of others were seen or confirmed. */
const WITNESSED = 150;

let bundle: ServerBundle;
let data = '';
let server: ServerProcess | null = null;
beforeAll(async () => {
  bundle = await bundleServer();
}, 60_000);
afterAll(() => bundle.remove());
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'terreau-crash-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
  await rm(data, { recursive: true, force: true });
});

const addressOf = ({ port }: ServerProcess, room: string): string => `ws://127.0.0.1:${port}/sync/${room}`;

describe('A server killed −9 while four devices write', () => {
  it(`LIVE-10: finds again all that anybody saw of others or had a receipt for, ${ROUNDS} times`, async () => {
    const { room, cookie, pens } = await foundSpace({ ...valueOf(readConfig({})), data });
    const world = puppetWorld();
    const testimony = new Testimony();
    const devices = Array.from({ length: 4 }, () => ({
      device: new Device(identity(pens.named, 'organiser'), room, {
        sees: (update) => testimony.add([update]),
        isTold: (durable) => testimony.add(durable),
      }),
    }));
    for (let round = 1; round <= ROUNDS; round += 1) {
      server = await bundle.start(data);
      const url = addressOf(server, room);
      const lines: NetLine[] = devices.map(({ device }) => {
        const line: NetLine = plugIn(device, url, cookie, () => {
          ask(device.doc, pens, world);
          line.flush();
        });
        return line;
      });
      await testimony.until(round * WITNESSED);
      await server.end('SIGKILL');
      await Promise.all(lines.map(({ closed }) => closed));
    }
    server = await bundle.start(data);
    const found = await asNewcomer(addressOf(server, room), room, cookie);
    expect(testimony.updates.length).toBeGreaterThanOrEqual(ROUNDS * WITNESSED);
    expect(testimony.updates.filter((update) => !holdsAll(found, update))).toEqual([]);
  }, 60_000);
});

describe('A server', () => {
  it('LIVE-11: asked to stop sends everybody away for a moment and ends within two seconds', async () => {
    const { room, cookie } = await foundSpace({ ...valueOf(readConfig({})), data });
    server = await bundle.start(data);
    const url = addressOf(server, room);
    const device = new Device(identity('ana', 'organiser'), room);
    const line = await new Promise<NetLine>((resolve) => {
      const plugged: NetLine = plugIn(device, url, cookie, () => resolve(plugged));
    });
    const asked = performance.now();
    const [ended, code] = await Promise.all([server.end('SIGTERM'), line.closed]);
    expect(ended).toEqual({ code: 0, signal: null });
    expect(code).toBe(CLOSE.restarting);
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(readRunning(data)).toBeNull();
  });

  it('FAREWELL-1: asked to stop while four devices write, keeps all that it showed or confirmed, and says it comes back', async () => {
    const { room, cookie, pens } = await foundSpace({ ...valueOf(readConfig({})), data });
    const world = puppetWorld();
    const testimony = new Testimony();
    server = await bundle.start(data);
    const url = addressOf(server, room);
    const lines = Array.from({ length: 4 }, () => {
      const device = new Device(identity(pens.named, 'organiser'), room, {
        sees: (update) => testimony.add([update]),
        isTold: (durable) => testimony.add(durable),
      });
      const line: NetLine = plugIn(device, url, cookie, () => {
        ask(device.doc, pens, world);
        line.flush();
      });
      return line;
    });
    await testimony.until(WITNESSED);
    const [ended, ...codes] = await Promise.all([
      server.end('SIGTERM'),
      ...lines.map(({ closed }) => closed),
    ]);
    expect(ended).toEqual({ code: 0, signal: null });
    expect(new Set(codes)).toEqual(new Set([CLOSE.restarting]));
    server = await bundle.start(data);
    const found = await asNewcomer(addressOf(server, room), room, cookie);
    expect(testimony.updates.filter((update) => !holdsAll(found, update))).toEqual([]);
  }, 60_000);

  it('says what to open, and lets nobody else work on its folder', async () => {
    server = await bundle.start(data);
    await expect(bundle.start(data)).rejects.toThrow(/Un autre serveur Terreau/);
    expect(lockFolder(data)).toBeNull();
    expect(readRunning(data)).toMatchObject({ port: server.port });
    expect(server.said[0]).toContain(`http://127.0.0.1:${server.port}`);
    await server.end('SIGKILL');
    server = await bundle.start(data);
  }, 60_000);

  it('explains a setting it cannot read, and stops', async () => {
    await expect(bundle.start(data, { LOG_LEVEL: 'fort' })).rejects.toThrow(/LOG_LEVEL vaut/);
  });
});
