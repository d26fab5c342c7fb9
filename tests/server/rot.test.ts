import 'fake-indexeddb/auto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readAll } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { question } from '#domain/kinds/index.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Health } from '#protocol/portal.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { keep } from '#server/keeping/keep.ts';
import type { Repaired } from '#server/keeping/repair.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { silentLog } from '#server/log.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openStore } from '#server/store/openStore.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { Damaged } from '#server/store/store.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { ownDevice } from '../support/ownDevice.ts';
import { bundleServer, type ServerBundle, type ServerProcess } from '../support/serverProcess.ts';
import { asNewcomer, foundSpace } from '../support/testimony.ts';
import { eventually, until } from '../support/until.ts';

const SENTENCE = 'Qui répare ce que le disque a oublié ?';
const ELSEWHERE = 'Qui lit la lettre du voisin ?';

/** So many that rows before and after stand on other pages of the file. */
const LENGTHY = Array.from({ length: 30 }, (_, n) => `question ${n} `.repeat(12).trim());

let bundle: ServerBundle;
beforeAll(async () => {
  bundle = await bundleServer('tests/support/pagesOfPaper.ts');
}, 60_000);
afterAll(() => bundle.remove());

let data: string;
let config: Config;
let server: ServerProcess | null = null;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'terreau-rot-'));
  config = { ...valueOf(readConfig({})), data };
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
  rmSync(data, { recursive: true, force: true });
});

type Founded = Awaited<ReturnType<typeof foundSpace>>;

/** Asks while no server runs. Each question is a row. */
async function asks({ room, pens }: Founded, sentences: readonly string[]): Promise<void> {
  const house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
  const world = puppetWorld(sentences.join());
  for (const sentence of sentences)
    await house.live.act(room, (doc) => void ask(doc, pens, world, { sentence }));
  // Puts the rows in their place.
  await house.store.updates.tidy();
  await house.close();
}

const file = (): string => join(data, DATABASE_FILE);

/** Changes the file where these words stand. */
function rots(words: string, change: (bytes: Buffer, at: number) => void): void {
  expect(existsSync(`${file()}-wal`)).toBe(false);
  const bytes = readFileSync(file());
  const at = bytes.indexOf(words);
  expect(at).toBeGreaterThan(0);
  change(bytes, at);
  writeFileSync(file(), bytes);
}

const PAGE = 4_096;
const rot = {
  'a byte': (bytes: Buffer, at: number): void => void (bytes[at + 4] = (bytes[at + 4] ?? 0) ^ 0x20),
  'a page of zeroes': (bytes: Buffer, at: number): void =>
    void bytes.fill(0, Math.floor(at / PAGE) * PAGE, (Math.floor(at / PAGE) + 1) * PAGE),
};

const slugOf = ({ room }: Founded): string => room.split('/')[0] ?? '';
const at = (path: string): string => `http://127.0.0.1:${server?.port}${path}`;
const health = async (): Promise<{ status: number; text: string; said: Health }> => {
  const answer = await fetch(at('/health'));
  const text = await answer.text();
  return { status: answer.status, text, said: JSON.parse(text) as Health };
};

/** With which code the server sends somebody away who comes to a room. */
const sentAway = (room: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server?.port}/sync/${room}`, { headers: { cookie } });
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });

const sentencesOf = async ({ room, cookie }: Founded): Promise<string[]> => {
  const doc = await asNewcomer(`ws://127.0.0.1:${server?.port}/sync/${room}`, room, cookie);
  return [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();
};

describe('A disk that forgets', () => {
  it.each(Object.keys(rot) as (keyof typeof rot)[])(
    'ROT-1: %s: the space is closed with a code and words of its own, the watcher and the log are told, and the other spaces go on',
    async (kind) => {
      const founded = await foundSpace(config);
      await asks(founded, ['un', ...LENGTHY, SENTENCE, ...LENGTHY, 'trois']);
      const other = await foundSpace(config, 'NEC Lot');
      await asks(other, [ELSEWHERE]);
      rots(SENTENCE, rot[kind]);
      server = await bundle.start(data);
      const { room, cookie } = founded;

      expect(await sentAway(room, cookie)).toBe(CLOSE.damaged);
      const page = await fetch(at(`/c/${slugOf(founded)}`));
      expect([page.status, await page.json()]).toEqual([503, expect.objectContaining({ why: 'damaged' })]);
      const asked = await fetch(at(`/c/${slugOf(founded)}/poser`), {
        method: 'POST',
        body: new URLSearchParams({ sentence: 'Et moi ?' }),
      });
      expect(asked.status).toBe(503);

      expect(await sentencesOf(other)).toContain(ELSEWHERE);
      const { status, text, said } = await health();
      expect(status).toBe(503);
      expect(said).toMatchObject({ status: 'degraded', store: { readable: true, writable: true } });
      expect(said.store.damaged.rooms).toBe(1);
      expect(text).not.toContain(slugOf(founded));
      expect(server.logged()).toContain(`npm run terreau -- repair ${slugOf(founded)}`);
      expect(server.logged()).toContain('what is stored is damaged');
      expect(server.logged()).not.toContain('a page failed');
    },
    60_000,
  );

  it('ROT-2: it is found although nobody comes: what is stored is read through at the start', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['un', SENTENCE, 'trois']);
    rots(SENTENCE, rot['a byte']);
    server = await bundle.start(data);
    await eventually(async () => (await health()).said.store.damaged.rooms === 1, 'the inspection');
    expect(server.logged()).toMatch(/"rows":\["updates \d+"\]/);
  }, 60_000);

  it('ROT-2: rows of before checksums were kept get theirs once their room was read whole', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['un', SENTENCE, 'trois']);
    const db = new Sqlite(file());
    db.exec('UPDATE updates SET sum = NULL; UPDATE folded SET sum = NULL');
    db.close();
    server = await bundle.start(data);
    const unsealed = (): number => {
      const reader = new Sqlite(file(), { readonly: true });
      const count = reader.prepare<[], number>('SELECT count(*) FROM log WHERE sum IS NULL').pluck().get();
      reader.close();
      return count ?? 0;
    };
    await eventually(async () => unsealed() === 0, 'the seals');
    expect((await health()).said.status).toBe('ok');
    await server.end('SIGTERM');
    rots(SENTENCE, rot['a byte']);
    server = await bundle.start(data);
    expect(await sentAway(founded.room, founded.cookie)).toBe(CLOSE.damaged);
  }, 60_000);
});

describe('A damaged space that is repaired', () => {
  const now = Date.now();
  const repaired = async (space: string): Promise<Repaired> =>
    valueOf(await keep(config, { do: 'repair', space, from: null }, now)).value as Repaired;
  const refusal = async (space: string) => {
    const result = await keep(config, { do: 'repair', space, from: null }, now);
    return result.ok ? null : result.why;
  };
  const asides = (): string[] => readdirSync(data).filter((name) => name.startsWith('damaged-'));
  const backUp = async (): Promise<void> =>
    void valueOf(await keep(config, { do: 'backup', to: null }, Date.UTC(2027, 9, 14)));
  const isSound = async (): Promise<boolean> =>
    (valueOf(await keep(config, { do: 'verify', file: null }, now)).value as { isSound: boolean }).isSound;

  it.each(Object.keys(rot) as (keyof typeof rot)[])(
    'ROT-4: %s, with a backup that has the rows: every word is back, nothing is lost, and what was there is kept aside',
    async (kind) => {
      const founded = await foundSpace(config);
      await asks(founded, ['un', ...LENGTHY, SENTENCE, ...LENGTHY]);
      await backUp();
      await asks(founded, ['après']);
      rots(SENTENCE, rot[kind]);
      const rotten = readFileSync(file());
      const { rooms, aside } = await repaired(slugOf(founded));
      expect(rooms).toHaveLength(1);
      expect(rooms[0]).toMatchObject({ room: founded.room, lost: 0, stranded: 0, lostPasts: 0 });
      expect(rooms[0]?.backup).toContain('backups');
      expect(rooms[0]?.damaged.length).toBeGreaterThan(0);
      expect(Buffer.compare(readFileSync(aside), rotten)).toBe(0);
      expect(await isSound()).toBe(true);
      server = await bundle.start(data);
      expect(await sentencesOf(founded)).toEqual(['un', ...LENGTHY, SENTENCE, ...LENGTHY, 'après'].sort());
    },
    60_000,
  );

  it('ROT-4: without a backup it is made of what can be read: what is lost is counted, and a device brings it back', async () => {
    const founded = await foundSpace(config);
    const { room, cookie, pens } = founded;
    server = await bundle.start(data);
    const own = await ownDevice(at(''), slugOf(founded), pens, cookie);
    await until(() => own.status.synced, 'the first sync');
    const world = puppetWorld();
    for (const sentence of ['un', SENTENCE, 'trois']) {
      valueOf(askQuestion(own.doc, pens, { sentence, voice: { kind: 'nobody', family: null } }, world));
      await until(() => own.status.waiting.size === 0, 'the receipt');
    }
    await server.end('SIGTERM');
    await (await openStore(config)).close();
    rots(SENTENCE, rot['a byte']);
    const { port } = server;
    server = await bundle.start(data, { PORT: String(port) });
    await eventually(async () => own.status.link === 'damaged', 'being told');
    expect([...readAll(own.doc, question).values()]).toHaveLength(3);
    await server.end('SIGTERM');

    const { rooms } = await repaired(slugOf(founded));
    expect(rooms[0]).toMatchObject({ room, backup: null, lost: 1 });
    server = await bundle.start(data, { PORT: String(port) });
    own.connect();
    await until(() => own.status.link === 'online', 'coming back');
    await eventually(
      async () => (await sentencesOf(founded)).join() === ['un', SENTENCE, 'trois'].sort().join(),
      'the words',
    );
    expect((await health()).said.status).toBe('ok');
    await own.close();
  }, 60_000);

  it('ROT-5: a folded state that is damaged is taken from the backup, and rows after it are kept', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['un', 'deux']);
    await folds(founded.room);
    await backUp();
    await asks(founded, ['trois']);
    const db = new Sqlite(file());
    db.prepare('UPDATE folded SET state = substr(state, 1, length(state) - 1) WHERE room = ?').run(
      founded.room,
    );
    db.close();
    const { rooms } = await repaired(slugOf(founded));
    expect(rooms[0]).toMatchObject({ damaged: ['folded'], lost: 0 });
    server = await bundle.start(data);
    expect(await sentencesOf(founded)).toEqual(['deux', 'trois', 'un']);
  }, 60_000);

  it('ROT-5: an erasure made after the backup is made again: the repair brings nothing erased back', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['reste', SENTENCE]);
    await backUp();
    const store = await openStore(config);
    const house = composeHouse(config, {
      version: '0',
      log: silentLog,
      publicUrl: () => 'http://localhost',
      store,
    });
    const id = await house.live.read(
      founded.room,
      (doc) => [...readAll(doc, question)].find(([, { sentence }]) => sentence === SENTENCE)?.[0],
    );
    valueOf(await createTerminalActs(house.parts).erase(slugOf(founded), `questions/${id}`, true));
    await house.close();
    await asks(founded, ['plus tard']);
    rots('plus tard', rot['a byte']);
    const { rooms } = await repaired(slugOf(founded));
    expect(rooms[0]).toMatchObject({ lost: 1 });
    server = await bundle.start(data);
    expect(await sentencesOf(founded)).toEqual(['reste']);
  }, 60_000);

  it('ROT-6: nothing is done where nothing is damaged, while a server runs, or in a space that is not there', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['un', SENTENCE]);
    expect(await refusal(slugOf(founded))).toBe('nothingDamaged');
    expect(await refusal('nulle-part')).toBe('unknownSpace');
    rots(SENTENCE, rot['a byte']);
    server = await bundle.start(data);
    expect(await refusal(slugOf(founded))).toBe('serverRunning');
    expect(asides()).toEqual([]);
  }, 60_000);

  it('ROT-6: a fold of a damaged room is turned away, and a backup of it is told as not sound', async () => {
    const founded = await foundSpace(config);
    await asks(founded, ['un', SENTENCE, 'trois']);
    rots(SENTENCE, rot['a byte']);
    const before = readFileSync(file());
    await expect(folds(founded.room)).rejects.toThrow(Damaged);
    expect(Buffer.compare(readFileSync(file()), before)).toBe(0);
    const made = valueOf(await keep(config, { do: 'backup', to: join(data, 'kept.terreau') }, now));
    expect(made.value).toMatchObject({ isSound: false });
  }, 60_000);
});

async function folds(room: string): Promise<void> {
  const store = await openStore(config);
  try {
    await foldRoom(room, store.updates, 4);
  } finally {
    await store.close();
  }
}
