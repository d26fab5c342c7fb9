import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import { awarenessFrame, epochFrame } from '#engine/protocol/frames.ts';
import { Calm } from '#sync/calm.ts';
import '#engine/sync/rejectedChanges.ts';
import '#sync/rebaseOf.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { HandClock } from '../support/handClock.ts';
import { PuppetDevice, SLUG } from './puppets.ts';

const opened: SpaceRoom[] = [];
let device: PuppetDevice;
let clock: HandClock;
let waiting: number;
let calm: Calm;
let ana: SpaceRoom;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  device = new PuppetDevice();
  clock = new HandClock();
  waiting = 0;
  calm = new Calm((changes) => (waiting = changes), clock);
  ana = await opens();
  ana.bufferWith(calm);
  ana.connect();
  device.server.welcome();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((room) => room.close()));
  vi.useRealTimers();
});

async function opens(): Promise<SpaceRoom> {
  const environment = device.environment();
  const store = await openSpaceStore(environment.storage);
  const pens = { named: 'ana' as Pen, veiled: 'v-ana' as Pen };
  const room = new RoomConnection(
    commonsOf({ slug: SLUG, account: 'ana' as AccountId, pens }),
    store,
    environment,
  );
  opened.push(room);
  await room.loaded;
  return room;
}

/** A register of the demo kind: what is looked at here is when things arrive, not what they are. */
const seen = (room: SpaceRoom): unknown[] => [...room.doc.getMap('space').keys()].sort();
const luc = (what: string): void => device.server.write((doc) => doc.getMap('space').set(what, 'luc'));

test('CALM-1: while Ana types, what Luc and Sonia write waits; three seconds after her last key all of it is there at once', () => {
  calm.keyPressed();
  luc('one');
  clock.goes(2_900);
  calm.keyPressed();
  luc('two');
  clock.goes(2_900);
  expect(seen(ana)).toEqual([]);
  expect(waiting).toBeGreaterThan(0);

  let transactions = 0;
  ana.doc.on('afterTransaction', () => (transactions += 1));
  clock.goes(100);
  expect(seen(ana)).toEqual(['one', 'two']);
  expect([transactions, waiting]).toEqual([1, 0]);
  luc('three');
  expect(seen(ana)).toEqual(['one', 'three', 'two']);
});

test('CALM-1: what waits is shown at once when Ana asks for it, or leaves the calm', () => {
  calm.keyPressed();
  luc('one');
  calm.release();
  expect(seen(ana)).toEqual(['one']);
  luc('two');
  expect(seen(ana)).toEqual(['one']);
  ana.bufferWith(null);
  expect(seen(ana)).toEqual(['one', 'two']);
});

test('CALM-1: what she writes goes out meanwhile, and what was held does not go back to the server', () => {
  calm.keyPressed();
  luc('one');
  const before = device.server.frames;
  ana.doc.getMap('space').set('mine', 'ana');
  expect(device.server.frames).toBe(before + 1);
  clock.goes(3_000);
  expect(device.server.frames).toBe(before + 1);
  device.server.settle();
  expect(ana.status.waiting.size).toBe(0);
});

test('CALM-2: presence passes, and so do receipts', () => {
  calm.keyPressed();
  luc('one');
  device.server.socket.say(awarenessFrame(presenceOf(7, { page: '/themes/t' })));
  expect(ana.awareness.getStates().get(7)).toEqual({ page: '/themes/t' });
  ana.doc.getMap('questions').set('q', new Y.Map());
  device.server.settle();
  expect(ana.status.waiting.size).toBe(0);
  expect(seen(ana)).toEqual([]);
});

test('CALM-2: a page that is hidden or closed has everything on the device; so has one that tells its state', async () => {
  calm.keyPressed();
  luc('one');
  device.lives('hidden');
  expect(seen(ana)).toEqual(['one']);

  luc('two');
  device.lives('online');
  expect(seen(ana)).toEqual(['one', 'two']);
  const asked = device.server.socket.heard.at(-1);
  expect(asked?.type === 'step1' && Y.decodeStateVector(asked.stateVector)).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(device.server.doc)),
  );

  calm.keyPressed();
  luc('three');
  await ana.close();
  opened.length = 0;
  expect(seen(await opens())).toEqual(['one', 'three', 'two']);
});

test('CALM-2: a line that breaks while something waits loses nothing and asks for nothing twice', async () => {
  calm.keyPressed();
  luc('one');
  device.server.socket.shut(1006);
  expect(seen(ana)).toEqual([]);
  calm.keyPressed();
  await vi.advanceTimersByTimeAsync(40_000);
  const { socket } = device.server;
  device.server.welcome();
  expect(seen(ana)).toEqual(['one']);
  const [first] = socket.heard;
  expect(first?.type === 'step1' && Y.decodeStateVector(first.stateVector).size).toBe(1);
});

test('CALM-2: an erasure is carried out with what came before it', () => {
  calm.keyPressed();
  luc('one');
  device.server.socket.say(epochFrame(0));
  expect(seen(ana)).toEqual(['one']);
});

test('CALM-2: after ten minutes without a pause, or two megabytes, a breath of half a second is enough', () => {
  const typesFor = (seconds: number): void => {
    for (let key = 0; key < seconds * 4; key += 1) {
      calm.keyPressed();
      clock.goes(250);
    }
  };
  typesFor(1);
  luc('one');
  typesFor(601);
  expect(seen(ana)).toEqual([]);
  clock.goes(500);
  expect(seen(ana)).toEqual(['one']);

  clock.goes(10_000);
  calm.keyPressed();
  device.server.write((doc) => doc.getMap('space').set('large', 'x'.repeat(2_200_000)));
  clock.goes(400);
  expect(seen(ana)).toEqual(['one']);
  clock.goes(100);
  expect(seen(ana)).toEqual(['large', 'one']);
});

test('CALM-4: letters that somebody writes in one go are one change; two people are two', () => {
  const sonia = openCommons(new Y.Doc());
  sonia.on('update', (update: Uint8Array) => device.server.write((doc) => Y.applyUpdate(doc, update)));
  calm.keyPressed();
  for (let letter = 0; letter < 12; letter += 1) luc(`letter ${letter}`);
  expect(waiting).toBe(1);
  sonia.getMap('space').set('hers', 1);
  luc('more');
  expect(waiting).toBe(2);
});

function presenceOf(client: number, state: object): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(state));
  return new Uint8Array([1, client, 1, body.length, ...body]);
}
