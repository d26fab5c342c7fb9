import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishedOf, publishTheme } from '#domain/commands/publishTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { erase, erasePast, resumeErasures, type EraseMeans, type EraseStep } from '#server/erasure/erase.ts';
import { silentLog } from '#server/log.ts';
import { hereTeller } from '#server/history/teller.ts';
import { packVersion } from '#server/history/versionBytes.ts';
import { verifyStore } from '#server/keeping/verify.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { valueOf } from '../../domain/scene.ts';
import { dice } from '../../support/chance.ts';

const ROOM = 'perigord/commons';
const HOUR = 3_600_000;
const STEPS: readonly EraseStep[] = ['noted', 'deleted', 'rewritten', 'told', 'scrubbed'];

const PAST_STEPS: readonly EraseStep[] = ['noted', 'rewritten', 'told', 'scrubbed'];

let folder = '';
const stores: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-past-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): Store {
  const store = sqliteStore(folder);
  stores.push(store);
  return store;
}

/** Words that pack to bytes of their own. */
const words = (seed: number): string => {
  const { below } = dice(seed);
  return Array.from({ length: 120 }, () => below(36 ** 6).toString(36)).join(' ');
};

/** What a piece looks like in a file. */
const mark = (bytes: Uint8Array): Buffer => Buffer.from(bytes.subarray(8, 72));
const inFiles = (marks: readonly Buffer[]): number =>
  marks.filter((one) => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(one)))
    .length;

/** Two themes whose intents were written anew twice, folded each time, with a version each. */
async function written({ updates }: Store) {
  const doc = new Y.Doc();
  let at = Date.UTC(2027, 0, 4, 9);
  const write = async (act: () => void): Promise<void> => {
    const before = Y.encodeStateVector(doc);
    doc.transact(act);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    at += HOUR;
    await updates.append([{ room: ROOM, account: 'ana', at, bytes, claims: [doc.clientID] }]);
    await foldRoom(ROOM, updates, 4);
  };
  const themes = doc.getMap<Y.Map<Y.Text>>('themes');
  for (const [n, id] of ['gone', 'stays'].entries()) {
    await write(() => themes.set(id, new Y.Map([['intent', new Y.Text(words(10 * n + 1))]])));
    for (const round of [2, 3])
      await write(() => {
        const intent = themes.get(id)?.get('intent') as Y.Text;
        intent.delete(0, intent.length);
        intent.insert(0, words(10 * n + round));
      });
    const version = { room: ROOM, id: `v-${id}`, root: 'themes', entry: id, name: 'Un', at, account: 'ana' };
    await updates.addVersion({ ...version, bytes: packVersion({ intent: words(10 * n + 4) }) });
  }
  const pieces = (await updates.past(ROOM)).rows.filter(({ id }) => id !== '');
  const versions = await updates.versions(ROOM);
  const marksOf = (id: string): Buffer[] => [
    ...pieces.filter((row) => row.id === id).map(({ bytes }) => mark(bytes)),
    ...versions.filter(({ entry }) => entry === id).map(({ bytes }) => mark(bytes)),
  ];
  return { gone: marksOf('gone'), stays: marksOf('stays'), at };
}

/** The intent of the first theme, written anew by Luc. */
async function writtenAnew({ updates }: Store, at: number, intent: string): Promise<void> {
  const doc = await documentOf(updates, ROOM);
  const before = Y.encodeStateVector(doc);
  const text = (doc.getMap('themes').get('gone') as Y.Map<Y.Text>).get('intent') as Y.Text;
  doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, intent);
  });
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await updates.append([{ room: ROOM, account: 'luc', at, bytes, claims: [doc.clientID] }]);
}

/** Documents for as long as one act on them: nobody is connected. */
const onPaper = ({ updates }: Store): EraseMeans['live'] => ({
  async read(room, read) {
    return read(await documentOf(updates, room));
  },
  async act(room, act) {
    const doc = await documentOf(updates, room);
    const before = Y.encodeStateVector(doc);
    const done = act(doc);
    await updates.append([{ room, account: null, at: 1, bytes: Y.encodeStateAsUpdate(doc, before) }]);
    return done;
  },
  beginEpoch: async () => undefined,
});

async function documentOf(updates: Store['updates'], room: string): Promise<Y.Doc> {
  const { build } = await import('#server/history/replay.ts');
  return build(room, await updates.foldable(room)).doc;
}

const place = { root: 'themes', id: 'gone' };

describe('The past of what is erased', () => {
  it.each(STEPS)(
    'PAST-9: is in no file any more, also when the erasure was cut short at « %s »',
    async (last) => {
      const store = open();
      const { gone, stays } = await written(store);
      expect([inFiles(gone), inFiles(stays)]).toEqual([2, 2]);
      const means = { store, live: onPaper(store), now: () => 1 };
      const step = (at: EraseStep): void => {
        if (at === last) throw new Error('the power went');
      };
      await expect(erase({ ...means, step }, ROOM, place)).rejects.toThrow('power');
      const next = open();
      await resumeErasures({ ...means, store: next, live: onPaper(next) }, silentLog);
      expect([inFiles(gone), inFiles(stays)]).toEqual([0, 2]);
      expect(await verifyStore(next)).toMatchObject({ isSound: true });
      const teller = hereTeller(next.updates);
      expect(await teller.tell(ROOM, { about: 'entry', place })).toBeNull();
      const kept = await teller.tell(ROOM, { about: 'entry', place: { root: 'themes', id: 'stays' } });
      expect(kept?.moments).toHaveLength(3);
    },
  );

  it('PAST-10: words that somebody regrets are let go of, and the entry stays, with who worked on it', async () => {
    const store = open();
    const { gone, stays, at } = await written(store);
    await erasePast({ store, live: onPaper(store), now: () => at + HOUR }, ROOM, place);
    expect([inFiles(gone), inFiles(stays)]).toEqual([0, 2]);
    const teller = hereTeller(store.updates);
    const told = await teller.tell(ROOM, { about: 'entry', place });
    expect(told?.acts.map(({ account, field }) => [account, field])).toEqual([
      ['ana', null],
      ['ana', 'intent'],
      ['ana', 'intent'],
    ]);
    expect(told?.moments).toEqual([at + HOUR]);
    expect(await teller.tell(ROOM, { about: 'content', place, at: at - HOUR })).toBeNull();
    const now = await teller.tell(ROOM, { about: 'content', place, at: at + HOUR });
    expect(now?.fields).toEqual({ intent: words(3) });
    expect(await store.updates.versions(ROOM, place)).toEqual([]);
    expect(await verifyStore(store)).toMatchObject({ isSound: true });
  });

  it.each(PAST_STEPS)('PAST-13: cut short at « %s », it is taken up by the next server', async (last) => {
    const store = open();
    const { gone, stays, at } = await written(store);
    const means = { store, live: onPaper(store), now: () => at + HOUR };
    const step = (here: EraseStep): void => {
      if (here === last) throw new Error('the power went');
    };
    await expect(erasePast({ ...means, step }, ROOM, place)).rejects.toThrow('power');
    const next = open();
    expect(await next.erasures.pending()).toEqual([{ room: ROOM, ...place, at: at + HOUR, past: true }]);
    await resumeErasures({ ...means, store: next, live: onPaper(next), now: () => at + 9 * HOUR }, silentLog);
    expect([inFiles(gone), inFiles(stays)]).toEqual([0, 2]);
    expect(await next.erasures.pending()).toEqual([]);
    expect(await verifyStore(next)).toMatchObject({ isSound: true });
    const teller = hereTeller(next.updates);
    const now = await teller.tell(ROOM, { about: 'content', place, at: at + HOUR });
    expect(now?.fields).toEqual({ intent: words(3) });
    expect(await teller.tell(ROOM, { about: 'content', place, at: at - HOUR })).toBeNull();
  });

  it('PAST-13: taken up late, it takes what stood before it was asked, and nothing that was written since', async () => {
    const store = open();
    const { at } = await written(store);
    const means = { store, live: onPaper(store), now: () => at + HOUR };
    const step = (): void => {
      throw new Error('the power went');
    };
    await expect(erasePast({ ...means, step }, ROOM, place)).rejects.toThrow('power');
    await writtenAnew(store, at + 5 * HOUR, 'Plus tard.');
    await writtenAnew(store, at + 6 * HOUR, 'Plus tard encore.');
    const version = {
      room: ROOM,
      id: 'v-late',
      root: 'themes',
      entry: 'gone',
      name: 'Deux',
      at: at + 7 * HOUR,
      account: 'ana',
    };
    await store.updates.addVersion({ ...version, bytes: packVersion({ intent: 'Plus tard encore.' }) });
    const next = open();
    await resumeErasures({ ...means, store: next, live: onPaper(next) }, silentLog);
    const teller = hereTeller(next.updates);
    const intentAt = async (hour: number): Promise<unknown> =>
      (await teller.tell(ROOM, { about: 'content', place, at: at + hour * HOUR }))?.fields.intent;
    expect(await Promise.all([0, 2, 5, 6].map(intentAt))).toEqual([
      undefined,
      words(3),
      'Plus tard.',
      'Plus tard encore.',
    ]);
    expect((await next.updates.versions(ROOM, place)).map(({ id }) => id)).toEqual(['v-late']);
  });
});

describe('What was published of a theme', () => {
  /** A theme that Ana opened and published, as the programs write it. */
  async function published(store: Store, intent: string): Promise<ItemId> {
    const live = onPaper(store);
    return live.act(ROOM, (doc) => {
      const world = { now: () => Date.UTC(2027, 0, 4, 9), chance: () => 'published' };
      const id = valueOf(openTheme(doc, { title: 'Aînés', intent }, world));
      valueOf(publishTheme(doc, id, world));
      return id;
    });
  }
  const rewrite = (store: Store, id: ItemId, intent: string): Promise<void> =>
    onPaper(store).act(ROOM, (doc) => {
      const text = sharedType(doc, theme, id, 'intent') as Y.Text;
      text.delete(0, text.length);
      text.insert(0, intent);
    });
  const isInFiles = (text: string): boolean =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));

  it('PUBLISH-6: leaves the page and every file with the words that the theme holds no more', async () => {
    const store = open();
    const [regretted, kept] = [words(71), words(72)];
    const id = await published(store, regretted);
    await rewrite(store, id, kept);
    expect(isInFiles(regretted.slice(0, 60))).toBe(true);
    const means = { store, live: onPaper(store), now: () => Date.UTC(2027, 0, 5) };
    await erasePast(means, ROOM, { root: 'themes', id });
    expect(isInFiles(regretted.slice(0, 60))).toBe(false);
    const doc = await documentOf(store.updates, ROOM);
    expect(publishedOf(doc, id)).toBeNull();
    expect(String(sharedType(doc, theme, id, 'intent'))).toBe(kept);
    expect(await verifyStore(store)).toMatchObject({ isSound: true });
  });

  it('PUBLISH-6: stays on the page where it is how the theme reads, and goes with a theme that is erased', async () => {
    const store = open();
    const id = await published(store, words(73));
    const means = { store, live: onPaper(store), now: () => Date.UTC(2027, 0, 5) };
    await erasePast(means, ROOM, { root: 'themes', id });
    expect(publishedOf(await documentOf(store.updates, ROOM), id)?.intent).toBe(words(73));
    const gone = await erase(means, ROOM, { root: 'themes', id });
    expect(gone).toContainEqual({ root: 'publications', id });
    expect(isInFiles(words(73).slice(0, 60))).toBe(false);
  });
});
