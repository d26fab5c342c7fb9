import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { answered, committed, openDatabase } from '#engine/sync/idb.ts';
import { KeptDocument } from '#engine/sync/keptDocument.ts';
import { mergeInTurns } from '#engine/sync/keptRows.ts';
import type { Keeping } from '#engine/sync/status.ts';
import { dice } from '../../support/chance.ts';

const NAME = 'terreau:perigord:ana:commons';
const LAYOUT = { updates: { autoIncrement: true }, custom: {} };

let disk: IDBFactory;
const tabs: Tab[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  insert(new IDBFactory());
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(tabs.splice(0).map(({ kept }) => kept.close()));
  vi.useRealTimers();
});

/** y-indexeddb knows one disk only. */
function insert(another: IDBFactory): void {
  disk = globalThis.indexedDB = another;
}

interface Tab {
  readonly doc: Y.Doc;
  readonly kept: KeptDocument;
  readonly told: Keeping[];
}

async function opens(): Promise<Tab> {
  const doc = new Y.Doc();
  const told: Keeping[] = [];
  const kept = new KeptDocument(doc, NAME, disk, (keeping) => told.push(keeping));
  const tab = { doc, kept, told };
  tabs.push(tab);
  await kept.loaded;
  return tab;
}

const textOf = ({ doc }: Tab): string => doc.getText('words').toString();
const types = ({ doc }: Tab, letters: string): void => doc.getText('words').insert(0, letters);

async function rows(): Promise<Uint8Array[]> {
  const database = await openDatabase(disk, NAME, LAYOUT);
  const all = await answered<Uint8Array[]>(database.transaction('updates').objectStore('updates').getAll());
  database.close();
  return all;
}

/** What somebody finds who opens this device when the battery is empty. */
async function found(): Promise<string> {
  const doc = new Y.Doc();
  for (const row of await rows()) Y.applyUpdate(doc, row);
  return doc.getText('words').toString();
}

/** A copy of a former version: a row for each letter. */
async function formerCopy(letters: number): Promise<string> {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < letters; n += 1) doc.getText('words').insert(n, 'a');
  await adds(...updates);
  return doc.getText('words').toString();
}

async function adds(...updates: readonly Uint8Array[]): Promise<void> {
  const database = await openDatabase(disk, NAME, LAYOUT);
  const transaction = database.transaction('updates', 'readwrite');
  for (const update of updates) transaction.objectStore('updates').add(update);
  await committed(transaction);
  database.close();
}

describe('KEPT-7: a copy is at most 50 rows, however a session ends', () => {
  test('Ana types a thousand letters without a pause', async () => {
    const ana = await opens();
    let most = 0;
    for (let n = 0; n < 1_000; n += 1) {
      types(ana, 'lettre '.charAt(n % 7));
      if (n % 3 === 0) await ana.kept.atRest();
      if (n % 100 === 0) most = Math.max(most, (await rows()).length);
    }
    await ana.kept.atRest();
    expect(most).toBeLessThanOrEqual(50);
    expect((await rows()).length).toBeLessThanOrEqual(50);
    expect(await found()).toBe(textOf(ana));
  });

  test('and pastes a hundred and twenty pages, each too long to grow a row', async () => {
    const ana = await opens();
    for (let n = 0; n < 120; n += 1) {
      types(ana, 'p'.repeat(9_000));
      await ana.kept.atRest();
      if (n % 10 === 0) expect((await rows()).length).toBeLessThanOrEqual(50);
    }
    expect((await rows()).length).toBeLessThanOrEqual(50);
    expect(await found()).toBe(textOf(ana));
  });

  test('a former version left four hundred of them: they are folded once the page is quiet', async () => {
    const words = await formerCopy(400);
    const ana = await opens();
    expect(textOf(ana)).toBe(words);
    expect(await rows()).toHaveLength(400);
    await vi.advanceTimersByTimeAsync(2_000);
    await ana.kept.atRest();
    expect(await rows()).toHaveLength(1);
    expect(await found()).toBe(words);
  });

  test('or at once when she looks elsewhere', async () => {
    await formerCopy(400);
    const ana = await opens();
    await ana.kept.atRest();
    ana.kept.tidy();
    await ana.kept.atRest();
    expect(await rows()).toHaveLength(1);
  });

  test('opening a copy, and closing it, leaves no row, whoever else opens it', async () => {
    await formerCopy(3);
    for (let visit = 0; visit < 5; visit += 1) await (await opens()).kept.close();
    const two = await Promise.all([opens(), opens()]);
    await Promise.all(two.map(({ kept }) => kept.close()));
    expect(await rows()).toHaveLength(3);
  });
});

describe('KEPT-8: folding is one step: before it the rows, after it one that says the same', () => {
  const steps = ['clear', 'add', 'count', 'getAllKeys'] as const;

  test.each(steps)('it stops short at %s, and nothing is lost', async (step) => {
    const words = await formerCopy(60);
    const ana = await opens();
    await ana.kept.atRest();
    vi.spyOn(IDBObjectStore.prototype, step).mockImplementation(() => {
      throw new Error('the battery is empty');
    });
    ana.kept.tidy();
    await ana.kept.atRest();
    vi.restoreAllMocks();
    expect(await rows()).toHaveLength(60);
    expect(await found()).toBe(words);
    types(ana, 'Encore : ');
    await ana.kept.atRest();
    expect(await found()).toBe(`Encore : ${words}`);
    expect(await rows()).toHaveLength(1);
  });

  test('there is no room for the folded row: the rows stand, and what is typed is said to wait', async () => {
    const words = await formerCopy(60);
    const ana = await opens();
    await ana.kept.atRest();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    types(ana, 'Encore : ');
    ana.kept.tidy();
    await ana.kept.atRest();
    expect(ana.told).toEqual(['full']);
    expect(await found()).toBe(words);
    add.mockRestore();
    await vi.advanceTimersByTimeAsync(30_000);
    await ana.kept.atRest();
    expect(ana.told).toEqual(['full', 'kept']);
    expect(await found()).toBe(`Encore : ${words}`);
  });

  test('two tabs that hear nothing of each other write and fold at once: all words stay, 25 seeds', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const { below, oneOf, onceIn } = dice(seed);
      insert(new IDBFactory());
      const two = [await opens(), await opens()];
      const written: string[] = [];
      for (let act = 0; act < 30; act += 1) {
        const tab = oneOf(two);
        const word = `m${seed}-${act} `;
        written.push(word);
        types(tab, word);
        if (onceIn(3)) await tab.kept.atRest();
        if (onceIn(4)) two.forEach(({ kept }) => foldNow(kept));
        if (onceIn(9)) types(tab, 'long '.repeat(below(3_000)));
        if (onceIn(15)) await tab.kept.catchUp();
      }
      await Promise.all(two.map(({ kept }) => kept.atRest()));
      const there = await found();
      for (const word of written) expect(there, `seed ${seed}`).toContain(word);
      await Promise.all(tabs.splice(0).map(({ kept }) => kept.close()));
    }
  });
});

describe('KEPT-10: a copy is read by a device that has no room, and whatever other tabs do meanwhile', () => {
  test('the opening itself finds no room: the copy is read, and what is typed is said to wait', async () => {
    const words = await formerCopy(60);
    onTestFinished(hushed());
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const ana = await opens();
    expect(textOf(ana)).toBe(words);
    expect(ana.told).toEqual([]);
    types(ana, 'Encore : ');
    await ana.kept.atRest();
    expect(ana.told).toEqual(['full']);
    add.mockRestore();
    await vi.advanceTimersByTimeAsync(30_000);
    await ana.kept.atRest();
    expect(await found()).toBe(`Encore : ${words}`);
  });

  test('a row that no Yjs can read: the copy is said not to be kept, and its rows are left as they are', async () => {
    await formerCopy(3);
    await adds(new Uint8Array([1, 255, 255]));
    onTestFinished(hushed());
    const ana = await opens();
    expect(ana.kept.keeping).toBe('notKept');
    expect(await rows()).toHaveLength(4);
  });

  test('another tab renews the copy between the asking and the reading: this one hears that it is outdated', async () => {
    await formerCopy(3);
    const outdated = vi.fn();
    // Its words come after the asking, and before y-indexeddb reads.
    const close = vi.spyOn(IDBDatabase.prototype, 'close').mockImplementationOnce(function (
      this: IDBDatabase,
    ) {
      const transaction = this.transaction(['updates', 'custom'], 'readwrite');
      transaction.objectStore('custom').put('another', 'era');
    });
    const kept = new KeptDocument(new Y.Doc(), NAME, disk, () => {}, outdated);
    await kept.loaded;
    await kept.atRest();
    expect(outdated).toHaveBeenCalledOnce();
    close.mockRestore();
    await kept.close();
  });

  test('another tab writes between the asking and the reading: its words are read, and survive the fold', async () => {
    await formerCopy(3);
    const bruno = new Y.Doc();
    bruno.getText('words').insert(0, 'De Bruno. ');
    const close = vi.spyOn(IDBDatabase.prototype, 'close').mockImplementationOnce(function (
      this: IDBDatabase,
    ) {
      const transaction = this.transaction('updates', 'readwrite');
      transaction.objectStore('updates').add(Y.encodeStateAsUpdate(bruno));
    });
    const ana = await opens();
    close.mockRestore();
    await ana.kept.atRest();
    expect(textOf(ana)).toContain('De Bruno. ');
    foldNow(ana.kept);
    await ana.kept.atRest();
    expect(await rows()).toHaveLength(1);
    expect(await found()).toBe(textOf(ana));
  });
});

/** Rejections that a page hushes, since y-indexeddb leaves them unheard; Node has another way to tell of them. */
function hushed(): () => void {
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => {});
  return () => {
    process.removeAllListeners('unhandledRejection');
    listeners.forEach((listener) => process.on('unhandledRejection', listener));
  };
}

/** As if there were more rows than a copy at rest may have. */
function foldNow(kept: KeptDocument): void {
  kept.tidy(0);
}

test('KEPT-9: what waits to be written is merged by turns, and says what its updates say', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 2_000; n += 1)
    if (n % 5 === 4) doc.getText('words').delete(n % 7, 1);
    else doc.getText('words').insert(n % 11 > doc.getText('words').length ? 0 : n % 11, `${n} `);
  const other = new Y.Doc();
  Y.applyUpdate(other, mergeInTurns(updates));
  expect(other.getText('words').toString()).toBe(doc.getText('words').toString());
});
