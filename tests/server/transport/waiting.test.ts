import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { step1Frame } from '#engine/protocol/frames.ts';
import { DEFAULT_LIMITS } from '#server/limits.ts';
import { ANA as PENS, ask, puppetWorld } from '../../domain/scene.ts';
import { Device } from '../../support/device.ts';
import type { Line } from '../../support/line.ts';
import { COMMONS, liveHouse, PAUL, ROSE, type LiveHouse } from '../../support/liveHouse.ts';
import { openHouse, type OpenHouse } from '../../support/openHouse.ts';
import { puppetClock } from '../../support/puppetClock.ts';
import { until } from '../../support/until.ts';

const world = puppetWorld();
const MiB = 1024 * 1024;

let house: OpenHouse | null = null;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await house?.close();
  house = null;
});

const fill =
  (questions: number) =>
  (doc: Y.Doc): void => {
    for (let n = 0; n < questions; n += 1) ask(doc, PENS, world, { context: 'x'.repeat(1_900) });
  };

/** A state vector of somebody who has seen so much of a client that nobody knows: an answer of its own. */
const asksAs = (client: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('m').set('k', client);
  return step1Frame(Y.encodeStateVector(doc));
};

/** Somebody comes who takes nothing, and asks for everything so many times. */
async function comesDeaf(live: LiveHouse, who = PAUL, times = 1): Promise<Line> {
  const device = new Device(who, COMMONS);
  const line = await device.connect(live.rooms);
  line.isThin = true;
  for (let n = 0; n < times; n += 1) line.up.push(asksAs(n + 1));
  line.bringUp();
  await live.clock.pass(300);
  return line;
}

async function filled(questions: number, limits = {}): Promise<LiveHouse> {
  const live = liveHouse({ limits });
  await Promise.all([live.rooms.act(COMMONS, fill(questions)), live.clock.pass(100)]);
  return live;
}

describe('Somebody who takes nothing', () => {
  it('LIMIT-12: and asks ten times makes one answer wait, and is cut within a dozen seconds', async () => {
    const live = await filled(1_500);
    const line = await comesDeaf(live, PAUL, 10);
    expect(line.backlog).toBeGreaterThan(2 * MiB);
    expect(line.backlog).toBeLessThan(4 * MiB);
    await live.clock.pass(12_000);
    expect(line.closedWith).toBe(CLOSE.tooSlow);
  });

  it('LIMIT-12: who takes a little now and then is not cut, and is answered once they have taken it', async () => {
    const live = await filled(1_500);
    const line = await comesDeaf(live, PAUL, 2);
    const before = line.down.length;
    for (let n = 0; n < before - 1; n += 1) {
      line.down.shift();
      await live.clock.pass(8_000);
      line.pong();
    }
    expect(line.closedWith).toBe(null);
    line.down.shift();
    await live.clock.pass(1_000);
    expect(line.down.some((frame) => frame.length > 2 * MiB)).toBe(true);
  });

  it('LIMIT-13: in all so many bytes wait for such people; beyond it those for whom most waits are cut first', async () => {
    const live = await filled(1_500, { waiting: 7 * MiB });
    const [first, second] = [await comesDeaf(live), await comesDeaf(live, ROSE)];
    await live.clock.pass(3_000);
    expect([first.closedWith, second.closedWith]).toEqual([null, null]);
    const third = await comesDeaf(live);
    await live.clock.pass(3_500);
    const cut = [first, second, third].filter(({ closedWith }) => closedWith === CLOSE.tooSlow);
    expect(cut).toHaveLength(1);
  });

  it('LIMIT-12: ten of them, on real sockets, hold what one answer each takes, and then nothing', async () => {
    const liveClock = puppetClock();
    house = await openHouse({ liveClock });
    const { house: own, url, sync } = house;
    const found = house.found();
    await liveClock.pass(1_000);
    const { entry, cookie } = await found;
    const room = `${entry.space}/commons`;
    const answer = 10 * MiB;
    await Promise.all([own.live.act(room, fill(5_000)), liveClock.pass(1_000)]);
    for (let n = 0; n < 10; n += 1) {
      const socket = new WebSocket(sync(room), { headers: { cookie } });
      sockets.push(socket);
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('message', resolve));
      socket.pause();
      for (let asked = 0; asked < 8; asked += 1) socket.send(asksAs(n * 10 + asked + 1));
    }
    const number = async (name: string): Promise<number> =>
      Number(
        new RegExp(`^terreau_${name}(?:\\{way="websockets"\\})? (\\d+)$`, 'm').exec(
          await (await fetch(`${url}/metrics`)).text(),
        )?.[1],
      );
    const large = 10 * (DEFAULT_LIMITS.backlog + answer);
    let most = 0;
    for (let round = 0; round < 20; round += 1) {
      await liveClock.pass(50);
      most = Math.max(most, await number('waiting_bytes'));
    }
    expect(most).toBeGreaterThan(10 * MiB);
    expect(most).toBeLessThan(large);
    await liveClock.pass(14_000);
    await until(() => own.door.lines() === 0, 'the end of all of them');
    expect(await number('waiting_bytes')).toBe(0);
    expect(await number('backlog_cuts_total')).toBe(10);
  });
});
