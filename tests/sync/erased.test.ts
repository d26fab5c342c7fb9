import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { create, readAll, readItem } from '#domain/collection.ts';
import { annotate } from '#features/annotations/domain/annotate.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import type { AccountId, ItemId, Pen, Pens } from '#domain/ids.ts';
import { annotation, goBetween, placement, question } from '#domain/kinds/index.ts';
import '#engine/sync/rejectedChanges.ts';
import '#sync/rebaseOf.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import { rawText } from '../support/rawDevice.ts';
import { settled } from '../support/puppetClock.ts';
import { PuppetDevice, PuppetServer, SLUG } from './puppets.ts';

/** What must be nowhere. */
const MARKER = 'Zéphirine-Vaubecourt';

const world = puppetWorld();
const PAULS: Pens = { named: 'paul' as Pen, veiled: 'v-paul' as Pen };
const ANAS: Pens = { named: 'ana' as Pen, veiled: 'v-ana' as Pen };

let server: PuppetServer;
let device: PuppetDevice;
const tabs: SpaceRoom[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  server = new PuppetServer();
  device = new PuppetDevice(server);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(tabs.splice(0).map((tab) => tab.close()));
  vi.useRealTimers();
});

async function opens(): Promise<SpaceRoom> {
  const environment = device.environment();
  const store = await openSpaceStore(environment.storage);
  const place = commonsOf({ slug: SLUG, account: 'paul' as AccountId, pens: PAULS });
  const tab = new RoomConnection(place, store, environment);
  tabs.push(tab);
  await tab.loaded;
  return tab;
}

async function closes(tab: SpaceRoom): Promise<void> {
  tabs.splice(tabs.indexOf(tab), 1);
  await tab.close();
}

/** Whoever knocks is let in; everything that follows has happened, and has its receipt. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await vi.advanceTimersByTimeAsync(100);
    for (let request = 0; request < 8; request += 1) await settled();
    for (const socket of server.sockets)
      if (socket.readyState === 0 && socket === server.socket) server.welcome();
    if (server.socket.readyState === 1) server.settle();
  }
}

const asks = (doc: Y.Doc, pens: Pens, sentence: string): ItemId =>
  valueOf(askQuestion(doc, pens, { sentence, voice: { kind: 'nobody', family: null } }, world));

const notes = (doc: Y.Doc, item: ItemId, note: string): ItemId =>
  valueOf(
    annotate(
      doc,
      PAULS,
      {
        target: { kind: 'question', item },
        gesture: 'clarify',
        note,
        voice: { kind: 'nobody', family: null },
      },
      world,
    ),
  );

const sentencesIn = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();

const raw = (): Promise<string> => rawText(device.storage as NonNullable<typeof device.storage>);

/** All that this device has sent, on whatever connection. */
const saidFrom = (since: number): string =>
  server.sockets
    .slice(since)
    .flatMap(({ heard }) => heard)
    .map((frame) => (frame.type === 'update' ? Buffer.from(frame.update).toString('utf8') : ''))
    .join('\n');

/** Ana asked two questions, one with the marker in it; Paul's device holds both. */
async function scene(): Promise<{
  readonly tab: SpaceRoom;
  readonly marked: ItemId;
  readonly other: ItemId;
}> {
  const marked = asks(server.doc, ANAS, `Qui a vu ${MARKER} ?`);
  const other = asks(server.doc, ANAS, 'Qui paie l’encre ?');
  const tab = await opens();
  tab.connect();
  await rest();
  expect(sentencesIn(tab.doc)).toHaveLength(2);
  expect(await raw()).toContain(MARKER);
  return { tab, marked, other };
}

describe('DEVICE-1: what is erased for good is gone from the devices', () => {
  test('from one that is open: the words leave the page and the disk, and it is said once', async () => {
    const { tab, marked } = await scene();
    server.erase(`questions/${marked}`);
    await rest();
    expect(sentencesIn(tab.doc)).toEqual(['Qui paie l’encre ?']);
    expect(await raw()).not.toContain(MARKER);
    expect(tab.status).toMatchObject({ link: 'online', erased: { times: 1, unsent: 0 }, unpublished: 0 });
    await rest();
    expect(tab.status.erased).toEqual({ times: 1, unsent: 0 });
  });

  test('from all its windows, with what they had not sent yet', async () => {
    const { tab, marked } = await scene();
    const second = await opens();
    asks(second.doc, PAULS, 'De la seconde fenêtre ?');
    server.erase(`questions/${marked}`);
    await rest();
    second.connect();
    await rest();
    for (const one of [tab, second])
      expect(sentencesIn(one.doc)).toEqual(['De la seconde fenêtre ?', 'Qui paie l’encre ?']);
    expect(await raw()).not.toContain(MARKER);
    expect([tab, second].filter(({ status }) => status.erased !== null)).toHaveLength(1);
  });

  test('from one that was away: before it says anything, and nothing else is lost', async () => {
    const { tab, marked, other } = await scene();
    await closes(tab);
    const away = await opens();
    const mine = asks(away.doc, PAULS, 'Écrite hors réseau ?');
    const noted = notes(away.doc, marked, 'Qui est-ce ?');
    const kept = notes(away.doc, other, 'Quelle encre ?');
    server.erase(`questions/${marked}`);
    const since = server.sockets.length;
    away.connect();
    await rest();
    expect(saidFrom(since)).not.toContain(MARKER);
    expect(saidFrom(since)).not.toContain('Qui est-ce ?');
    expect(readItem(server.doc, question, mine)?.sentence).toBe('Écrite hors réseau ?');
    expect(readItem(server.doc, annotation, kept)).not.toBeNull();
    expect(readItem(server.doc, annotation, noted)).toBeNull();
    expect(await raw()).not.toContain(MARKER);
    expect(await raw()).not.toContain('Qui est-ce ?');
    expect(away.status).toMatchObject({ erased: { times: 1, unsent: 1 }, unpublished: 0 });
    expect(away.status.waiting.size).toBe(0);
  });
});

test.each([placement, goBetween] as readonly unknown[] as readonly (typeof goBetween)[])(
  'DEVICE-1: what was taken back and decided anew meanwhile is kept, where it bears the id of something else: $root',
  async (kind) => {
    const about = 'about' as ItemId;
    create(server.doc, kind, about, { namedAt: 1 });
    const { tab, marked } = await scene();
    await closes(tab);
    const away = await opens();
    create(away.doc, kind, about, { namedAt: 2 });
    server.doc.getMap(kind.root).delete(about);
    server.erase(`questions/${marked}`);
    away.connect();
    await rest();
    expect(server.doc.getMap(kind.root).has(about)).toBe(true);
  },
);

test('DEVICE-2: what Paul wrote in an entry of his own that was erased meanwhile goes with it, and is said', async () => {
  const { tab } = await scene();
  const mine = asks(tab.doc, PAULS, `De Paul, qui a vu ${MARKER} ?`);
  await rest();
  await closes(tab);
  const away = await opens();
  editQuestion(
    away.doc,
    PAULS,
    mine,
    { sentence: `Réécrite, ${MARKER} ?`, context: null, inPublic: true },
    world,
  );
  server.erase(`questions/${mine}`);
  const since = server.sockets.length;
  away.connect();
  await rest();
  expect(saidFrom(since)).not.toContain(MARKER);
  expect(readItem(server.doc, question, mine)).toBeNull();
  expect(await away.rejected().then(({ rows }) => rows)).toEqual([]);
  expect(away.status).toMatchObject({ erased: { unsent: 1 } });
  expect(away.status.waiting.size).toBe(0);
  expect(Buffer.from(await raw()).toString()).not.toContain('Réécrite');
});

test('DEVICE-3: the drawer lets go of what was about it, and keeps the rest', async () => {
  const { tab, marked, other } = await scene();
  const drawer = await tab.rejected();
  const row = (id: string, about: ItemId, words: string) =>
    ({
      key: `replies/${id}`,
      root: 'replies',
      id: id as ItemId,
      act: 'create',
      fields: { words: `À propos : ${words}` },
      about: { kind: 'question', item: about, words },
      why: 'phase',
      at: 1,
    }) as const;
  await drawer.keep([row('r1', marked, MARKER), row('r2', other, 'l’encre')]);
  server.erase(`questions/${marked}`);
  await rest();
  expect(drawer.rows.map(({ id }) => id)).toEqual(['r2']);
  expect(await raw()).not.toContain(MARKER);
  expect(tab.status.unpublished).toBe(1);
});

describe('DEVICE-4: an erasure that a device could not carry out is carried out at its next contact', () => {
  test('the battery is empty at that moment', async () => {
    const { tab, marked } = await scene();
    const { transaction } = IDBDatabase.prototype;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      stores,
      ...more
    ) {
      if (String(stores) === 'updates,custom' && more[0] === 'readwrite') throw new Error('empty');
      return transaction.call(this, stores, ...more);
    });
    server.erase(`questions/${marked}`);
    await rest();
    await closes(tab);
    vi.restoreAllMocks();
    expect(await raw()).toContain(MARKER);
    const again = await opens();
    again.connect();
    await rest();
    expect(await raw()).not.toContain(MARKER);
    expect(sentencesIn(again.doc)).toEqual(['Qui paie l’encre ?']);
  });

  test('the drawer could not be opened: the connection is held, and another one begins anew', async () => {
    const { tab, marked } = await scene();
    const drawer = await tab.rejected();
    const keep = vi.spyOn(drawer, 'keep').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    server.erase(`questions/${marked}`);
    await rest();
    asks(tab.doc, PAULS, 'Pendant ce temps ?');
    await rest();
    expect(sentencesIn(server.doc)).toEqual(['Qui paie l’encre ?']);
    keep.mockRestore();
    await vi.advanceTimersByTimeAsync(10_000);
    await rest();
    expect(sentencesIn(server.doc)).toEqual(['Pendant ce temps ?', 'Qui paie l’encre ?']);
    expect(await raw()).not.toContain(MARKER);
    expect(tab.status.waiting.size).toBe(0);
  });

  test('a server restored from an older backup counts anew: the next erasure is heard all the same', async () => {
    const { tab, marked, other } = await scene();
    server.erase(`questions/${marked}`);
    await rest();
    await closes(tab);
    server.epoch = 0;
    const again = await opens();
    again.connect();
    await rest();
    expect(again.status.erased).toBeNull();
    server.erase(`questions/${other}`);
    await rest();
    expect(await raw()).not.toContain('l’encre');
    expect(again.status.erased).toMatchObject({ times: 1 });
  });
});

test('PAST-15: where only a past is erased, the device begins a clean copy, and nothing is told to anybody', async () => {
  const { tab, marked } = await scene();
  valueOf(
    editQuestion(
      server.doc,
      ANAS,
      marked,
      { sentence: 'Qui l’a vue ?', context: null, inPublic: true },
      world,
    ),
  );
  await rest();
  tab.connect();
  await rest();
  server.erase();
  await rest();
  expect(sentencesIn(tab.doc)).toEqual(['Qui l’a vue ?', 'Qui paie l’encre ?']);
  expect(await raw()).not.toContain(MARKER);
  expect(tab.status).toMatchObject({ erased: null, cleanings: 1 });
});

test('DEVICE-5: a device that comes for the first time holds nothing of it, and is told nothing', async () => {
  const { tab, marked } = await scene();
  await closes(tab);
  server.erase(`questions/${marked}`);
  device = new PuppetDevice(server);
  const since = server.sockets.length;
  const fresh = await opens();
  fresh.connect();
  await rest();
  expect(sentencesIn(fresh.doc)).toEqual(['Qui paie l’encre ?']);
  expect(fresh.status).toMatchObject({ link: 'online', erased: null });
  expect(server.sockets.length - since).toBe(1);
});
