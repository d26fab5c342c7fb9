import type Database from 'better-sqlite3';
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { Pen, Pens } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Health } from '#protocol/portal.ts';
import { readConfig } from '#server/config.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
// At hand, as in a page that has been open for a while.
import '#engine/sync/rejectedChanges.ts';
import '#sync/rebaseOf.ts';
import type { SpaceRoom } from '#sync/roomOf.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import { openHouse } from '../support/openHouse.ts';
import { ownDevice } from '../support/ownDevice.ts';
import { bundleServer, type ServerBundle, type ServerProcess } from '../support/serverProcess.ts';
import { smallDisk, type SmallDisk } from '../support/smallDisk.ts';
import { stockClient, type StockClient } from '../support/stockClient.ts';
import { asNewcomer, foundSpace } from '../support/testimony.ts';
import { eventually, until } from '../support/until.ts';

const MEGABYTES = 24;
const canMount = (() => {
  const disk = smallDisk(MEGABYTES);
  disk?.remove();
  if (disk === null)
    console.info('DISK: this account may not mount a disk; full and protected disks are skipped');
  return disk !== null;
})();

const SENTENCE = 'Qui répare quand le disque est plein ?';
const world = puppetWorld();

let bundle: ServerBundle;
beforeAll(async () => {
  bundle = await bundleServer('tests/support/pagesOfPaper.ts');
}, 60_000);
afterAll(() => bundle.remove());

/** What everybody reads, in order. */
const sentencesIn = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();

const asks = (doc: Y.Doc, pens: Pens, sentence: string): void =>
  void valueOf(askQuestion(doc, pens, { sentence, voice: { kind: 'nobody', family: null } }, world));

/** A house whose disk is about to fail, as those who write and read in it reach it. */
interface Scene {
  readonly own: SpaceRoom;
  readonly rose: StockClient;
  readonly pens: Pens;
  readonly newcomer: () => Promise<Y.Doc>;
  readonly isHealthy: () => Promise<boolean>;
  readonly fails: () => void;
  readonly isMended: () => void;
}

/** People write until the disk takes nothing, read meanwhile, and find everything once it takes again. */
async function wholeFault({ own, rose, pens, newcomer, isHealthy, fails, isMended }: Scene): Promise<void> {
  asks(own.doc, pens, 'avant');
  await until(
    () => sentencesIn(rose.doc).length === 1 && own.status.waiting.size === 0,
    'the first question',
  );
  fails();
  const written = ['avant'];
  for (let n = 0; own.status.refusal === null && n < 200; n += 1) {
    written.push(`${SENTENCE} ${n}`);
    asks(own.doc, pens, `${SENTENCE} ${n}`);
    await until(() => own.status.waiting.size === 0 || own.status.refusal !== null, 'an answer');
  }
  expect(own.status.refusal).toBe('notStored');
  expect(own.status.waiting.size).toBeGreaterThan(0);
  // What nobody was told is received was shown to nobody.
  const shown = sentencesIn(rose.doc);
  expect(shown).not.toContain(written.at(-1));
  expect(await isHealthy()).toBe(false);
  expect(sentencesIn(await newcomer())).toEqual(shown);

  isMended();
  await until(() => own.status.waiting.size === 0, 'the receipt');
  await until(() => sentencesIn(rose.doc).length === written.length, 'the last question');
  expect(sentencesIn(rose.doc)).toEqual(written.sort());
  expect(own.status).toMatchObject({ refusal: null, unpublished: 0 });
  await eventually(isHealthy, 'health');
}

describe('A house whose database takes nothing', () => {
  const faults = {
    'may not grow': ['max_page_count = 1', 'max_page_count = 100000'],
    'may not be written': ['query_only = ON', 'query_only = OFF'],
  } as const;
  it.each(Object.keys(faults) as (keyof typeof faults)[])(
    'DISK-1: %s: edits wait on their device, readers read on; with room again all goes out, once',
    async (fault) => {
      const folder = mkdtempSync(join(tmpdir(), 'terreau-disk-'));
      let db: Database.Database | null = null;
      const house = await openHouse({ store: sqliteStore(folder, (opened) => (db = opened)) });
      const says = (pragma: string) => (): unknown => (db as Database.Database | null)?.pragma(pragma);
      const { entry, cookie } = await house.found();
      const me = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
      const pens: Pens = { named: me.account as string as Pen, veiled: me.veiledPen };
      const room = `${entry.space}/commons`;
      const own = await ownDevice(house.url, entry.space, pens, cookie);
      const rose = stockClient(house.sync('').replace(/\/$/, ''), room, cookie);
      await until(() => own.status.synced && rose.provider.synced, 'the first sync');
      await wholeFault({
        own,
        rose,
        pens,
        newcomer: () => asNewcomer(house.sync(room), room, cookie),
        isHealthy: async () => (await house.house.portal.health()).store.since === null,
        fails: says(faults[fault][0]),
        isMended: says(faults[fault][1]),
      });
      rose.close();
      await own.close();
      await house.close();
      rmSync(folder, { recursive: true });
    },
    60_000,
  );
});

describe.skipIf(!canMount)('A server whose disk takes nothing', () => {
  let disk: SmallDisk;
  let server: ServerProcess;
  let own: SpaceRoom;
  let rose: StockClient;
  let space: { readonly room: string; readonly cookie: string; readonly pens: Pens };
  let slug: string;
  const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

  beforeEach(async () => {
    disk = smallDisk(MEGABYTES) as SmallDisk;
    const data = join(disk.folder, 'data');
    space = await foundSpace({ ...valueOf(readConfig({})), data });
    slug = space.room.split('/')[0] ?? '';
    server = await bundle.start(data);
    own = await ownDevice(at(''), slug, space.pens, space.cookie);
    rose = stockClient(`ws://127.0.0.1:${server.port}/sync`, space.room, space.cookie);
    await until(() => own.status.synced && rose.provider.synced, 'the first sync');
  }, 60_000);
  afterEach(async () => {
    rose.close();
    await own.close();
    await server.end('SIGKILL');
    disk.remove();
  });

  const faults = {
    'is full': { break: () => disk.fill(), mend: () => disk.free() },
    'is read-only': { break: () => disk.protect(), mend: () => disk.unprotect() },
  };

  it.each(Object.keys(faults) as (keyof typeof faults)[])(
    'DISK-1: %s: edits are refused in words and wait on their device, readers read on, health says since when; with room again all goes out, once, without a restart',
    async (fault) => {
      let since: string | null = null;
      await wholeFault({
        own,
        rose,
        pens: space.pens,
        newcomer: () =>
          asNewcomer(`ws://127.0.0.1:${server.port}/sync/${space.room}`, space.room, space.cookie),
        async isHealthy() {
          const answer = await fetch(at('/health'));
          const { store } = (await answer.json()) as Health;
          expect(answer.status).toBe(store.writable ? 200 : 503);
          since ??= store.since;
          return store.writable;
        },
        fails: faults[fault].break,
        isMended: faults[fault].mend,
      });
      expect(Math.abs(Date.parse(since ?? '') - Date.now())).toBeLessThan(60_000);
      expect(server.logged()).toContain('the store could not write');
      expect(server.logged()).not.toContain(SENTENCE);
    },
    60_000,
  );

  it('DISK-3: is read-only from the start: it says so in words, and touches nothing', async () => {
    await own.close();
    await server.end('SIGTERM');
    disk.isMountedForReading(true);
    await expect(bundle.start(join(disk.folder, 'data'))).rejects.toThrow(
      /ne peut pas être ouvert en écriture/,
    );
    disk.isMountedForReading(false);
    server = await bundle.start(join(disk.folder, 'data'));
  }, 60_000);

  it('DISK-2: is full: coming in, asking in public, inviting, another device and another name are answered in words', async () => {
    const json = { cookie: space.cookie, 'content-type': 'application/json' };
    const api = (method: string, path: string, body: unknown = {}) =>
      fetch(at(`/api/spaces/${slug}/${path}`), { method, headers: json, body: JSON.stringify(body) });
    const form = (path: string, fields: Readonly<Record<string, string>>) =>
      fetch(at(path), { method: 'POST', body: new URLSearchParams(fields) });
    const { url } = (await (await api('POST', 'invitations', { role: 'partner' })).json()) as { url: string };
    const door = new URL(url).pathname;
    const acts = {
      join: () => form(door, { name: 'Luc' }),
      ask: () => form(`/c/${slug}/poser`, { sentence: SENTENCE }),
      invite: () => api('POST', 'invitations', { role: 'partner' }),
      device: () => api('POST', 'device'),
      rename: () => api('PATCH', 'me', { name: 'Anaïs' }),
    };
    disk.fill();
    for (const [name, act] of Object.entries(acts)) {
      // A little room may be left in what the database has already.
      let answer = await act();
      for (let n = 0; answer.status !== 503 && n < 200; n += 1) answer = await act();
      const text = await answer.text();
      expect([name, answer.status]).toEqual([name, 503]);
      expect(text).toContain('notStored');
      expect(text).not.toMatch(/SQLITE|Error| at /);
    }
    expect(server.logged()).not.toContain('a page failed');
    disk.free();
    for (const [name, act] of Object.entries(acts))
      await eventually(async () => [200, 303].includes((await act()).status), name);
  }, 60_000);
});
