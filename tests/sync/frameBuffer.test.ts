import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId, Pen } from '#domain/ids.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { PuppetDevice, SLUG } from './puppets.ts';

let device: PuppetDevice;
let ana: SpaceRoom;
let frames: (() => void)[];
let transactions: number;

beforeEach(async () => {
  device = new PuppetDevice();
  frames = [];
  const environment = {
    ...device.environment(),
    onFrame: (run: () => void) => {
      frames.push(run);
      return () => void (frames = frames.filter((one) => one !== run));
    },
  };
  const pens = { named: 'ana' as Pen, veiled: 'v-ana' as Pen };
  const place = commonsOf({ slug: SLUG, account: 'ana' as AccountId, pens });
  ana = new RoomConnection(place, await openSpaceStore(environment.storage), environment);
  await ana.loaded;
  ana.connect();
  device.server.welcome();
  transactions = 0;
  ana.doc.on('afterTransaction', () => (transactions += 1));
});

afterEach(() => ana.close());

const drawn = (): void => frames.splice(0).forEach((run) => run());
const seen = (): unknown[] => [...ana.doc.getMap('space').keys()].sort();
const luc = (what: string): void => device.server.write((doc) => doc.getMap('space').set(what, 'luc'));

test('SPEED-1: what twenty people write between two frames is worked out once', () => {
  for (let n = 10; n < 30; n += 1) luc(`letter ${n}`);
  expect([seen().length, transactions, frames.length]).toEqual([0, 0, 1]);
  drawn();
  expect([seen().length, transactions, frames.length]).toEqual([20, 1, 0]);
  luc('one more');
  drawn();
  expect([seen().length, transactions]).toEqual([21, 2]);
});

test('SPEED-1: what waits for the frame does not go back to the server, and is there when Ana is asked what she has', () => {
  luc('one');
  const before = device.server.frames;
  device.lives('hidden');
  expect(seen()).toEqual(['one']);
  expect([device.server.frames, frames.length]).toEqual([before, 0]);
});

test('SPEED-1: a room that is closed before the frame has what it heard', async () => {
  luc('one');
  await ana.close();
  expect(seen()).toEqual(['one']);
});
