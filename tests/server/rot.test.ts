import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/index.ts';
import { CLOSE } from '#protocol/closeCodes.ts';
import type { Health } from '#protocol/portal.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { silentLog } from '#server/live/log.ts';
import { openStore } from '#server/store/openStore.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { bundleServer, type ServerBundle, type ServerProcess } from '../support/serverProcess.ts';
import { asNewcomer, foundSpace } from '../support/testimony.ts';
import { eventually } from '../support/until.ts';

const SENTENCE = 'Qui répare ce que le disque a oublié ?';
const ELSEWHERE = 'Qui lit la lettre du voisin ?';

/** So many that rows before and after stand on other pages of the file. */
const LENGTHY = Array.from({ length: 30 }, (_, n) => `question ${n} `.repeat(12));

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
    const db = new Database(file());
    db.exec('UPDATE updates SET sum = NULL; UPDATE folded SET sum = NULL');
    db.close();
    server = await bundle.start(data);
    const unsealed = (): number => {
      const reader = new Database(file(), { readonly: true });
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
