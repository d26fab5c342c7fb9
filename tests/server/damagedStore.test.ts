import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '#server/config.ts';
import { keep } from '#server/keeping/keep.ts';
import { openStore, StoreUnusable } from '#server/store/openStore.ts';
import { DATABASE_FILE, sqliteStore } from '#server/store/sqlite.ts';
import { STORE_WORDS } from '#server/words.ts';
import { valueOf } from '../domain/scene.ts';
import { bundleServer, type ServerBundle } from '../support/serverProcess.ts';
import { foundSpace } from '../support/testimony.ts';

const ROOM = 'nec-24/commons';
const ROWS = 30;
const WAL = `${DATABASE_FILE}-wal`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-damaged-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder as the power left it: commits that are only in the write-ahead log, one for each row. */
async function cutOff(): Promise<string> {
  const from = join(folder, 'first');
  const left = join(folder, 'left');
  const store = sqliteStore(from);
  for (let n = 1; n <= ROWS; n += 1)
    await store.updates.append([{ room: ROOM, account: 'ana', at: n, bytes: new Uint8Array(3_000).fill(n) }]);
  mkdirSync(left);
  for (const name of [DATABASE_FILE, WAL]) copyFileSync(join(from, name), join(left, name));
  await store.close();
  return left;
}

describe('What a power cut leaves', () => {
  it('STORE-13: a torn end of the log costs what was not whole, and writing goes on', async () => {
    const left = await cutOff();
    const whole = readFileSync(join(left, WAL));
    const base = readFileSync(join(left, DATABASE_FILE));
    for (const part of [0, 0.3, 0.5, 0.77, 0.999, 1])
      for (const tear of ['cut', 'garbled'] as const) {
        rmSync(`${join(left, DATABASE_FILE)}-shm`, { force: true });
        writeFileSync(join(left, DATABASE_FILE), base);
        const torn = Buffer.from(whole);
        const from = Math.floor(whole.length * part);
        if (tear === 'garbled') torn.fill(0xa5, from);
        writeFileSync(join(left, WAL), torn);
        if (tear === 'cut') truncateSync(join(left, WAL), from);
        const store = await openStore({ data: left, database: null });
        const { updates, through } = await store.updates.load(ROOM);
        expect(updates.map((bytes) => bytes[0])).toEqual(Array.from({ length: through }, (_, n) => n + 1));
        if (part === 1) expect(through).toBe(ROWS);
        await store.updates.append([{ room: ROOM, account: null, at: 1, bytes: Uint8Array.of(7) }]);
        expect((await store.updates.load(ROOM)).through).toBe(through + 1);
        await store.close();
      }
  }, 20_000);

  it.each([
    ['something else', () => Buffer.from('This is no database. '.repeat(400))],
    [
      'overwritten in its first pages',
      (whole: Buffer) =>
        Buffer.concat([whole.subarray(0, 100), Buffer.alloc(8_000, 0xa5), whole.subarray(8_100)]),
    ],
  ])('STORE-13: a file that is %s is said in words, and left as it is', async (_, damage) => {
    const store = sqliteStore(folder);
    await store.updates.append([{ room: ROOM, account: 'ana', at: 1, bytes: new Uint8Array(30_000) }]);
    await store.close();
    const file = join(folder, DATABASE_FILE);
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);
    const error: unknown = await openStore({ data: folder, database: null }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreUnusable);
    expect(error).toMatchObject({ why: 'damaged', place: folder });
    expect(STORE_WORDS.damaged(folder).fr).toContain(folder);
    expect(Buffer.compare(readFileSync(file), damaged)).toBe(0);
  });
});

describe('A folder that has lived', () => {
  const config = (): Config => ({ ...valueOf(readConfig({})), data: folder });
  const file = (): string => join(folder, DATABASE_FILE);
  const stopped = async (): Promise<string> =>
    bundle.start(folder).then(
      async (server) => {
        await server.end('SIGKILL');
        return 'it started';
      },
      (error: unknown) => String(error),
    );
  let bundle: ServerBundle;
  beforeAll(async () => {
    bundle = await bundleServer('tests/support/pagesOfPaper.ts');
  }, 60_000);
  afterAll(() => bundle.remove());

  it.each([
    ['of no bytes', /est vide, 0 octet/, () => truncateSync(file(), 0)],
    ['cut in the middle', /est abîmée/, () => truncateSync(file(), 8 * 4_096)],
    ['cut in its first page', /est abîmée/, () => truncateSync(file(), 60)],
    [
      'one whose tables bear other names',
      /est abîmée/,
      () =>
        writeFileSync(file(), readFileSync(file(), 'latin1').replaceAll('added_by', 'adder_by'), 'latin1'),
    ],
    ['something else', /est abîmée/, () => writeFileSync(file(), 'Ceci n’est pas une base. '.repeat(400))],
  ])(
    'STORE-17: a database that is %s starts no new house: it is said in words',
    async (_, words, damage) => {
      await foundSpace(config());
      await keep(config(), { do: 'backup', to: join(folder, 'kept.terreau') }, 1);
      damage();
      const left = readFileSync(file());
      expect(await stopped()).toMatch(words);
      expect(Buffer.compare(readFileSync(file()), left)).toBe(0);
      // What the words say to do leads back.
      const again = await keep(
        config(),
        { do: 'restore', from: join(folder, 'kept.terreau'), replace: true },
        2,
      );
      expect(again.ok).toBe(true);
      const verified = valueOf(await keep(config(), { do: 'verify', file: null }, 3));
      expect(verified.value).toMatchObject({ isSound: true, spaces: 1 });
      await bundle.start(folder).then((server) => server.end('SIGKILL'));
    },
    60_000,
  );

  it.each([
    ['its write-ahead log', () => writeFileSync(`${file()}-wal`, 'x')],
    [
      'a backup',
      () => (mkdirSync(join(folder, 'backups')), writeFileSync(join(folder, 'backups', 'a.terreau'), 'x')),
    ],
    ['a list of what was erased', () => writeFileSync(join(folder, 'erased.jsonl'), '')],
    [
      'what was put aside by a restore',
      () => writeFileSync(join(folder, 'before-20271014T120000.terreau'), 'x'),
    ],
  ])(
    'STORE-17: without its database, and with %s, a folder starts no new house',
    async (_, lives) => {
      lives();
      expect(await stopped()).toMatch(/a déjà servi/);
      expect(existsSync(file())).toBe(false);
      const verified = keep(config(), { do: 'verify', file: null }, 1);
      await expect(verified).rejects.toMatchObject({ why: 'vanished' });
    },
    60_000,
  );

  it('STORE-17: a folder that is new starts, and once more after a stop', async () => {
    for (const _ of [1, 2]) {
      const server = await bundle.start(folder);
      await server.end('SIGKILL');
    }
    expect(existsSync(file())).toBe(true);
  }, 60_000);
});
