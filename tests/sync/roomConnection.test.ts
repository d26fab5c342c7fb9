import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { readAll, readItem } from '#domain/collection.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { PuppetDevice, PuppetServer, SLUG } from './puppets.ts';

const pens = { named: 'ana' as Pen, veiled: 'v-ana' as Pen };
let chance = 0;
const world = { now: () => 1, chance: () => `q${(chance += 1)}` };

const opened: SpaceRoom[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((room) => room.close()));
  vi.useRealTimers();
});

async function open(device: PuppetDevice, account = 'ana'): Promise<SpaceRoom> {
  const environment = device.environment();
  const store = await openSpaceStore(environment.storage);
  const place = commonsOf({ slug: SLUG, account: account as AccountId, pens });
  const room = new RoomConnection(place, store, environment);
  opened.push(room);
  await room.loaded;
  return room;
}

async function close(room: SpaceRoom): Promise<void> {
  opened.splice(opened.indexOf(room), 1);
  await room.close();
}

function ask(room: SpaceRoom, sentence: string): ItemId {
  const asked = askQuestion(
    room.doc,
    pens,
    { sentence, voice: { kind: 'person', person: 'ana' as AccountId } },
    world,
  );
  if (!asked.ok) throw new Error(asked.why);
  return asked.value;
}

const sentences = (room: SpaceRoom): string[] =>
  [...readAll(room.doc, question).values()].map((item) => item.sentence);

test('Ana asks while connected: her question waits until its receipt, and is in the server’s copy', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  expect(device.server.socket.url).toBe('ws://terreau.test/sync/nec-dordogne/commons?receipts=1');
  device.server.welcome();
  expect(room.status).toMatchObject({ link: 'online', synced: true, loaded: true, keeping: 'kept' });

  const id = ask(room, 'Qui accompagne les aidants ?');
  expect([...room.status.waiting]).toEqual([id]);
  device.server.settle();
  expect(room.status.waiting.size).toBe(0);
  expect(readItem(device.server.doc, question, id)?.sentence).toBe('Qui accompagne les aidants ?');
});

test('SYNC-3: what is asked offline, then the page closed, waits at the next visit and goes out once', async () => {
  const device = new PuppetDevice();
  const first = await open(device);
  const id = ask(first, 'Et sans réseau ?');
  await close(first);

  const second = await open(device);
  expect(sentences(second)).toEqual(['Et sans réseau ?']);
  expect([...second.status.waiting]).toEqual([id]);
  second.connect();
  device.server.welcome();
  await vi.advanceTimersByTimeAsync(700);
  await vi.waitFor(() => expect(device.server.frames).toBe(2));
  device.server.settle();
  expect(second.status.waiting.size).toBe(0);
  expect(readAll(device.server.doc, question).size).toBe(1);
  await close(second);

  const third = await open(device);
  expect(third.status.waiting.size).toBe(0);
});

test('an edit of an old question makes that question wait, by its own id', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  const id = ask(room, 'Première ?');
  room.connect();
  device.server.welcome();
  device.server.settle();
  editQuestion(room.doc, pens, id, { sentence: 'Seconde ?', context: null, inPublic: true }, world);
  expect([...room.status.waiting]).toEqual([id]);
});

test('what others write never waits here', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.write((doc) =>
    askQuestion(
      doc,
      { named: 'paul' as Pen, veiled: 'v' as Pen },
      { sentence: 'De Paul ?', voice: { kind: 'nobody', family: null } },
      world,
    ),
  );
  expect(sentences(room)).toEqual(['De Paul ?']);
  expect(room.status.waiting.size).toBe(0);
});

test('SYNC-4: the next person of this device sends nothing of what the former wrote', async () => {
  const device = new PuppetDevice();
  const ana = await open(device, 'ana');
  ask(ana, 'De Ana ?');
  await close(ana);

  const paul = await open(device, 'paul');
  expect(sentences(paul)).toEqual([]);
  paul.connect();
  device.server.welcome();
  expect(readAll(device.server.doc, question).size).toBe(0);
  expect(paul.status.waiting.size).toBe(0);
});

test('two tabs of Ana share what she writes, and both say that it waits until the one that wrote it has the receipt', async () => {
  const device = new PuppetDevice();
  const one = await open(device);
  const two = await open(device);
  const id = ask(one, 'Dans un onglet ?');
  expect(sentences(two)).toEqual(['Dans un onglet ?']);
  expect([...two.status.waiting]).toEqual([id]);
  one.connect();
  device.server.welcome();
  device.server.settle();
  expect(one.status.waiting.size).toBe(0);
  expect(two.status.waiting.size).toBe(0);
});

test('SYNC-5: what a closed tab left waiting is sent by the tab that stays', async () => {
  const device = new PuppetDevice();
  const stays = await open(device);
  stays.connect();
  device.server.welcome();
  device.server.settle();
  const goes = await open(device);
  const id = ask(goes, 'Fermée trop tôt ?');
  await close(goes);
  await vi.waitFor(() => expect(readItem(device.server.doc, question, id)).not.toBeNull());
  expect([...stays.status.waiting]).toEqual([id]);
  device.server.settle();
  expect(stays.status.waiting.size).toBe(0);
});

test('SYNC-6: where the browser refuses storage, it is said, and writing goes on', async () => {
  const device = new PuppetDevice();
  device.storage = null;
  const room = await open(device);
  expect(room.status).toMatchObject({ keeping: 'notKept', loaded: true });
  room.connect();
  device.server.welcome();
  ask(room, 'En fenêtre privée ?');
  device.server.settle();
  expect(room.status.waiting.size).toBe(0);
});

test('SYNC-7: a full device says so, loses nothing, and keeps what waited once there is room', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  const put = vi.spyOn(IDBObjectStore.prototype, 'add');
  put.mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  ask(room, 'Sur un appareil plein ?');
  await vi.waitFor(() => expect(room.status.keeping).toBe('full'));
  put.mockRestore();
  await vi.advanceTimersByTimeAsync(30_000);
  await vi.waitFor(() => expect(room.status.keeping).toBe('kept'));
  await close(room);
  expect(sentences(await open(device))).toEqual(['Sur un appareil plein ?']);
});

test('SYNC-8: a network that forbids the websocket, and polls too, is named after three failures, if the server answers over HTTP', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  expect(room.status.link).toBe('connecting');
  device.server.socket.shut(1006);
  await vi.advanceTimersByTimeAsync(0);
  expect(room.status.link).toBe('connecting');
  // Websockets, then polls, then websockets again: none brings a word of the server.
  const goesOn = async (isSo: () => boolean): Promise<void> => {
    for (let n = 0; n < 50 && !isSo(); n += 1) {
      device.server.socket.shut(1006);
      await vi.advanceTimersByTimeAsync(31_000);
      await vi.dynamicImportSettled();
    }
  };
  await goesOn(() => room.status.link === 'blocked');
  expect(room.status.link).toBe('blocked');
  await goesOn(() => device.server.socket.readyState === 0);
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('a server that answers nothing at all is *offline*, and *online* comes from the server’s word only', async () => {
  const device = new PuppetDevice();
  device.answers.delete('/health');
  const room = await open(device);
  room.connect();
  device.server.socket.shut(1006);
  await vi.advanceTimersByTimeAsync(500);
  expect(room.status.link).toBe('offline');
  device.lives('online');
  expect(room.status.link).toBe('offline');
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('a browser without network may still reach a server on the same machine', async () => {
  const device = new PuppetDevice();
  device.isOnline = false;
  const room = await open(device);
  expect(room.status.link).toBe('offline');
  room.connect();
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('a server that restarts says *later*, and the way back is open', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.socket.shut(4500);
  expect(room.status.link).toBe('later');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(device.server.sockets).toHaveLength(2);
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test.each([
  [4401, 'signedOut'],
  [4403, 'refused'],
  [4404, 'gone'],
] as const)('close code %i ends the room as %s: no way back, the copy stays', async (code, ended) => {
  const device = new PuppetDevice();
  const room = await open(device);
  ask(room, 'Encore lisible ?');
  room.connect();
  device.server.welcome();
  device.server.socket.shut(code);
  await vi.advanceTimersByTimeAsync(60_000);
  device.lives('online');
  expect(room.status.ended).toBe(ended);
  expect(device.server.sockets).toHaveLength(1);
  expect(sentences(room)).toEqual(['Encore lisible ?']);
});

test('ROT-3: a room that is damaged on the server is named, and not knocked at for a while; words wait here', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.socket.shut(4504);
  expect(room.status).toMatchObject({ link: 'damaged', ended: null });
  await vi.advanceTimersByTimeAsync(14_000);
  expect(device.server.sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(device.server.sockets).toHaveLength(2);
});

test('KEEP-12: a suspended space is named, words wait here, and the device comes back by itself', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.socket.shut(4505);
  expect(room.status).toMatchObject({ link: 'suspended', ended: null });
  await vi.advanceTimersByTimeAsync(64_000);
  expect(device.server.sockets).toHaveLength(2);
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('DEVICE-7: a server that is full is named, and not knocked at for a while; a page that wakes knocks at once', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.socket.shut(4503);
  expect(room.status.link).toBe('crowded');
  await vi.advanceTimersByTimeAsync(14_000);
  expect(device.server.sockets).toHaveLength(1);
  device.lives('wake');
  expect(device.server.sockets).toHaveLength(2);
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('DEVICE-6: a phone that wakes comes back at once, whatever it was waiting for', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  for (const moment of ['wake', 'online'] as const) {
    const before = device.server.sockets.length;
    device.server.socket.shut(4500);
    device.lives(moment);
    expect(device.server.sockets).toHaveLength(before + 1);
    device.server.welcome();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(device.server.sockets).toHaveLength(before + 1);
  }
});

test('DEVICE-8: a server restored from an older backup gets back what it had received, from the device that wrote it', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  const id = ask(room, 'Reçue avant la panne ?');
  device.server.settle();
  expect(room.status.waiting.size).toBe(0);

  device.server.isRestored();
  device.server.socket.shut(1006);
  await vi.advanceTimersByTimeAsync(2_000);
  device.server.welcome();
  expect(readItem(device.server.doc, question, id)?.sentence).toBe('Reçue avant la panne ?');
  expect(sentences(room)).toEqual(['Reçue avant la panne ?']);
  device.server.settle();
  expect(room.status).toMatchObject({ link: 'online', refusal: null, unpublished: 0 });
});

test('SYNC-9: after a long sleep the server is asked before anything is called shared', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.lives('hidden');
  device.now += 60_000;
  device.server.mood = 'silent';
  device.lives('wake');
  expect(room.status.link).toBe('connecting');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(device.server.sockets).toHaveLength(2);
  device.server.mood = 'answers';
  device.server.welcome();
  expect(room.status.link).toBe('online');
});

test('a short glance elsewhere asks nothing', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  const asked = device.server.socket.heard.length;
  device.lives('hidden');
  device.now += 3_000;
  device.lives('wake');
  expect(room.status.link).toBe('online');
  expect(device.server.socket.heard).toHaveLength(asked);
});

test('waking up ends the wait between two attempts', async () => {
  const device = new PuppetDevice(new PuppetServer());
  const room = await open(device);
  room.connect();
  for (let attempt = 0; attempt < 9; attempt += 1) {
    device.server.socket.shut(1006);
    await vi.advanceTimersByTimeAsync(30_000);
  }
  device.server.socket.shut(1006);
  const before = device.server.sockets.length;
  device.lives('wake');
  expect(device.server.sockets).toHaveLength(before + 1);
  expect(room.status.link).toBe('blocked');
});

test('an update that the server dropped is sent again by the step 2 it asks for', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.settle();
  ask(room, 'Perdue en route ?');
  device.server.again(device.server.frames);
  device.server.settle();
  expect(room.status.waiting.size).toBe(1);
  device.server.ask();
  device.server.settle();
  expect(room.status.waiting.size).toBe(0);
});

test('a refusal is said with its reason, and what was refused still waits here', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  device.server.settle();
  ask(room, 'Trop longue ?');
  device.server.refuse(device.server.frames, 'tooLarge');
  device.server.settle();
  expect(room.status).toMatchObject({ refusal: 'tooLarge' });
  expect(room.status.waiting.size).toBe(1);
});

test('SYNC-14: the code of the way to the server may not arrive: writing goes on, and it is fetched again', async () => {
  const device = new PuppetDevice();
  device.way = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const room = await open(device);
  room.connect();
  await vi.waitFor(() => expect(room.status.link).toBe('offline'));
  const asked = ask(room, 'Une question sans chemin ?');
  expect(room.status.waiting).toEqual(new Set([asked]));

  device.way = null;
  device.lives('online');
  device.server.welcome();
  device.server.settle();
  expect(room.status).toMatchObject({ link: 'online', waiting: new Set() });
  expect(readItem(device.server.doc, question, asked)?.sentence).toBe('Une question sans chemin ?');
});

test('SYNC-14: a way that is coming is not fetched a second time', async () => {
  const device = new PuppetDevice();
  let arrive = (): void => {};
  device.way = () => new Promise((resolve) => (arrive = resolve));
  const room = await open(device);
  room.connect();
  device.lives('online');
  device.lives('wake');
  arrive();
  await vi.waitFor(() => expect(device.server.sockets).toHaveLength(1));
  expect(device.ways).toBe(1);
});

test('closing leaves no socket, no timer and no database open', async () => {
  const device = new PuppetDevice();
  const room = await open(device);
  room.connect();
  device.server.welcome();
  await close(room);
  expect(device.server.socket.readyState).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(device.server.sockets).toHaveLength(1);
});
