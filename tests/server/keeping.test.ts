import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readAll, sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishedOf, publishTheme } from '#domain/commands/publishTheme.ts';
import { question, theme } from '#domain/kinds/index.ts';
import { readConfig, type Config } from '#server/config.ts';
import { lockFolder } from '#server/folderLock.ts';
import { composeHouse, type House } from '#server/house.ts';
import { keep, type KeepingCommand, type KeepingOutcome, type KeepingRefusal } from '#server/keeping/keep.ts';
import { readSqlite } from '#server/keeping/readStore.ts';
import { verifyStore } from '#server/keeping/verify.ts';
import { hereTeller } from '#server/history/teller.ts';
import { packState } from '#server/document/stateBytes.ts';
import { createTerminalActs } from '#server/portal.ts';
import { silentLog } from '#server/log.ts';
import { openStore } from '#server/store/openStore.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { settleArrived } from '#server/store/sqliteArrived.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { terminal } from '#server/terminal/terminal.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { postgresPrograms } from '../support/services.ts';
import { foundSpace } from '../support/testimony.ts';

const NOON = Date.UTC(2027, 9, 14, 12);

let folder: string;
const houses: House[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-keeping-'));
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const configIn = (name: string, database: string | null = null): Config => ({
  ...valueOf(readConfig({})),
  data: join(folder, name),
  database,
});

async function open(config: Config): Promise<House> {
  const house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
  houses.push(house);
  return house;
}

async function shut(house: House): Promise<void> {
  houses.splice(houses.indexOf(house), 1);
  await house.close();
}

/** A house of Ana's in which `sentences` were asked, and stopped again. */
async function aHouse(config: Config, sentences: readonly string[]) {
  const founded = await foundSpace(config);
  await asks(config, founded, sentences);
  return founded;
}

async function asks(
  config: Config,
  { room, pens }: Awaited<ReturnType<typeof foundSpace>>,
  sentences: readonly string[],
  ids = sentences.join(),
): Promise<void> {
  const house = await open(config);
  const world = puppetWorld(ids);
  for (const sentence of sentences)
    await house.live.act(room, (doc) => void ask(doc, pens, world, { sentence }));
  await shut(house);
}

async function questionsIn(config: Config, room: string): Promise<string[]> {
  const house = await open(config);
  const sentences = await house.live.read(room, (doc) =>
    [...readAll(doc, question).values()].map(({ sentence }) => sentence),
  );
  await shut(house);
  return sentences.sort();
}

async function epochOf(config: Config, room: string): Promise<number> {
  const store = await openStore(config);
  const { epoch } = await store.updates.load(room);
  await store.close();
  return epoch;
}

type Did<D extends KeepingOutcome['did']> = Extract<KeepingOutcome, { readonly did: D }>['value'];

async function kept<D extends KeepingOutcome['did']>(
  config: Config,
  command: KeepingCommand & { readonly do: D },
  at = NOON,
): Promise<Did<D>> {
  return valueOf(await keep(config, command, at)).value as Did<D>;
}

const refusalOf = async (config: Config, command: KeepingCommand): Promise<KeepingRefusal | null> => {
  const result = await keep(config, command, NOON);
  return result.ok ? null : result.why;
};

const backupFile = (): string => join(folder, 'kept.terreau');
const back = (): KeepingCommand & { do: 'backup' } => ({ do: 'backup', to: backupFile() });
const again = (replace = false): KeepingCommand & { do: 'restore' } => ({
  do: 'restore',
  from: backupFile(),
  replace,
});

describe('A backup', () => {
  it('OPS-7: is made while the server writes: one file, read back, of one moment', async () => {
    const config = configIn('house');
    const founded = await aHouse(config, ['Qui répare ?']);
    const house = await open(config);
    const world = puppetWorld();
    const writer = { isBusy: true };
    const written = (async () => {
      let n = 0;
      while (writer.isBusy) {
        await house.live.act(
          founded.room,
          (doc) => void ask(doc, founded.pens, world, { sentence: `n${n}` }),
        );
        n += 1;
      }
      return n;
    })();
    const made = await kept(config, back());
    writer.isBusy = false;
    expect(await written).toBeGreaterThan(0);
    expect(made).toMatchObject({ file: backupFile(), isSound: true, spaces: 1, members: 1, madeAt: NOON });
    expect(readdirSync(folder).sort()).toEqual(['house', 'kept.terreau']);
    expect(statSync(backupFile()).mode & 0o077).toBe(0);
    expect(await kept(config, { do: 'verify', file: backupFile() })).toMatchObject({ isSound: true });
  });

  it('OPS-7: goes to the folder of backups unless said otherwise, and never over another one', async () => {
    const config = configIn('house');
    expect(await refusalOf(config, { do: 'backup', to: null })).toBe('nothingKept');
    await aHouse(config, []);
    const { file } = await kept(config, { do: 'backup', to: null });
    expect(file).toBe(join(config.data, 'backups', '20271014T120000.terreau'));
    expect(await refusalOf(config, { do: 'backup', to: null })).toBe('fileExists');
  });

  it('OPS-8: put back, the house is what it was: spaces, people, sessions, documents', async () => {
    const config = configIn('house');
    const { room, cookie } = await aHouse(config, ['Qui répare ?', 'Qui écoute ?']);
    await kept(config, back());
    const elsewhere = configIn('elsewhere');
    const restored = await kept(elsewhere, again());
    expect(restored).toMatchObject({ before: null, erasedSince: [], verified: { isSound: true } });
    expect(await questionsIn(elsewhere, room)).toEqual(['Qui répare ?', 'Qui écoute ?'].sort());
    const house = await open(elsewhere);
    const space = room.split('/')[0] ?? '';
    expect((await house.portal.whoAmI(space, cookie.split('=')[1] ?? '')).ok).toBe(true);
  });

  it('OPS-8: takes the place of nothing unless told so, and what was there is kept beside', async () => {
    const config = configIn('house');
    const founded = await aHouse(config, ['avant']);
    await kept(config, back());
    await asks(config, founded, ['après']);
    expect(await refusalOf(config, again())).toBe('notEmpty');
    expect(await questionsIn(config, founded.room)).toEqual(['après', 'avant']);
    const { before } = await kept(config, again(true));
    expect(await questionsIn(config, founded.room)).toEqual(['avant']);
    await kept(configIn('second'), { do: 'restore', from: before ?? '', replace: false });
    expect(await questionsIn(configIn('second'), founded.room)).toEqual(['après', 'avant']);
  });

  it('OPS-8: is not put back while a server works on the data', async () => {
    const config = configIn('house');
    await aHouse(config, []);
    await kept(config, back());
    const unlock = lockFolder(config.data);
    expect(await refusalOf(config, again(true))).toBe('serverRunning');
    unlock?.();
    expect(await refusalOf(config, again(true))).toBeNull();
  });

  it.each([
    ['one letter is another', (bytes: Buffer) => flipped(bytes)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4_096)],
    ['it is something else', () => Buffer.from('Bonjour')],
    ['it is empty', () => Buffer.alloc(0)],
  ] as const)('OPS-9: where %s is found out, and changes nothing', async (_, damage) => {
    const config = configIn('house');
    const { room } = await aHouse(config, ['Qui répare la lettre ?']);
    await kept(config, back());
    writeFileSync(backupFile(), damage(readFileSync(backupFile())));
    expect(await refusalOf(config, { do: 'verify', file: backupFile() })).toBe('backupBroken');
    expect(await refusalOf(config, again(true))).toBe('backupBroken');
    expect(await questionsIn(config, room)).toEqual(['Qui répare la lettre ?']);
    expect(readdirSync(config.data).some((name) => name.startsWith('before-'))).toBe(false);
  });

  it('OPS-9: of data that is not sound itself is told as such, and not put back', async () => {
    const config = configIn('house');
    await aHouse(config, []);
    const db = new Sqlite(join(config.data, DATABASE_FILE));
    db.prepare(
      `INSERT INTO updates (room, seq, account, at, bytes) VALUES ('x/commons', 1, NULL, 1, x'FF')`,
    ).run();
    db.close();
    const result = await keep(config, { do: 'verify', file: null }, NOON);
    expect(valueOf(result).value).toMatchObject({ isSound: false });
    expect(await kept(config, back())).toMatchObject({ isSound: false });
    expect(await refusalOf(configIn('other'), again())).toBe('backupBroken');
    expect(existsSync(join(folder, 'other', DATABASE_FILE))).toBe(false);
  });

  it('OPS-10: an erasure made after the backup is told, and devices are not led back before it', async () => {
    const config = configIn('house');
    const { room } = await aHouse(config, ['Le téléphone de Paul']);
    const store = await openStore(config);
    const { through } = await store.updates.load(room);
    await store.updates.fold(room, { state: packState(openCommons(new Y.Doc())), memory: null }, through);
    await kept(config, back());
    const epoch = await store.updates.rewrite(
      room,
      { state: packState(openCommons(new Y.Doc())), memory: null },
      through,
    );
    await store.close();
    expect((await kept(config, again(true))).erasedSince).toEqual([room]);
    const restored = await openStore(config);
    expect((await restored.updates.load(room)).epoch).toBe(epoch);
    await restored.close();
  });
});

describe('A backup from before an erasure, put back', () => {
  const MARKER = 'Zéphirine-Vaubecourt, 06 12 34 56 78';

  /** Ana asks two questions, makes a backup, and has one of the two erased for good. */
  async function erasedSince() {
    const config = configIn('house');
    const founded = await aHouse(config, []);
    await asks(config, founded, ['Qui répare ?', MARKER], 'ids');
    mkdirSync(join(folder, 'kept'));
    const file = join(folder, 'kept', 'one.terreau');
    await kept(config, { do: 'backup', to: file }, Date.now());
    const house = await open(config);
    const id = await house.live.read(
      founded.room,
      (doc) => [...readAll(doc, question)].find(([, { sentence }]) => sentence === MARKER)?.[0],
    );
    const [space = ''] = founded.room.split('/');
    valueOf(await createTerminalActs(house.parts).erase(space, `questions/${id}`, true));
    await shut(house);
    return { config, file, id, ...founded };
  }
  const holds = (place: string): boolean =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .map((name) => join(place, name))
      .some((name) => statSync(name).isFile() && readFileSync(name).includes(MARKER));

  it('OPS-15: the erasure is made again, down to the bytes, and its list names entries and no words', async () => {
    const { config, file, room, id } = await erasedSince();
    const list = readFileSync(join(config.data, 'erased.jsonl'), 'utf8');
    expect(JSON.parse(list)).toEqual({ room, root: 'questions', id, at: expect.any(Number) });
    const epoch = await epochOf(config, room);
    const restored = await kept(config, { do: 'restore', from: file, replace: true });
    expect(restored).toMatchObject({ erasedAgain: 1, erasedSince: [] });
    expect(await questionsIn(config, room)).toEqual(['Qui répare ?']);
    expect(await epochOf(config, room)).toBeGreaterThan(epoch);
    expect(holds(config.data)).toBe(false);
    expect(await kept(config, { do: 'verify', file: null })).toMatchObject({ isSound: true });
  });

  it('OPS-15: on another machine the list beside the backups serves, or the one that is named', async () => {
    const { config, file, room } = await erasedSince();
    const there = (name: string, erasures: string | null = null) =>
      kept(configIn(name), { do: 'restore', from: file, replace: false, erasures });
    expect((await there('without')).erasedAgain).toBe(0);
    expect((await there('named', join(config.data, 'erased.jsonl'))).erasedAgain).toBe(1);
    expect(await questionsIn(configIn('named'), room)).toEqual(['Qui répare ?']);
    await kept(config, { do: 'backup', to: join(folder, 'kept', 'two.terreau') });
    expect((await there('beside')).erasedAgain).toBe(1);
    expect([holds(configIn('without').data), holds(configIn('beside').data)]).toEqual([true, false]);
  });

  it('OPS-15: a line of the list that was cut short costs the others nothing, nor does what is not there', async () => {
    const { config, file, room } = await erasedSince();
    const odd = { room: 'x/commons', root: 'questions', id: 'y', at: 9e15 };
    appendFileSync(join(config.data, 'erased.jsonl'), `${JSON.stringify(odd)}\n{"room":`);
    expect((await kept(config, { do: 'restore', from: file, replace: true })).erasedAgain).toBe(1);
    expect(await questionsIn(config, room)).toEqual(['Qui répare ?']);
  });
});

describe('A backup from before an erasure of the past, put back', () => {
  const MARKER = 'Zéphirine-Vaubecourt, 06 12 34 56 78';

  it('PAST-14, PUBLISH-6: what once stood is let go of again, down to the bytes, and the terminal says what to read again', async () => {
    const config = configIn('house');
    const { room } = await aHouse(config, []);
    const file = join(folder, 'one.terreau');
    const before = await open(config);
    const [space = ''] = room.split('/');
    const id = await before.live.act(room, (doc) => {
      const opened = valueOf(openTheme(doc, { title: 'Aînés', intent: MARKER }, puppetWorld()));
      valueOf(publishTheme(doc, opened, puppetWorld()));
      return opened;
    });
    const intentOf = (doc: Y.Doc): Y.Text => sharedType(doc, theme, id, 'intent') as Y.Text;
    await before.live.act(room, (doc) => intentOf(doc).delete(0, MARKER.length));
    await before.live.act(room, (doc) => intentOf(doc).insert(0, 'Ce qui reste'));
    await shut(before);
    await kept(config, { do: 'backup', to: file }, Date.now());
    const house = await open(config);
    valueOf(await createTerminalActs(house.parts).erasePast(space, `themes/${id}`, true));
    await shut(house);
    const list = readFileSync(join(config.data, 'erased.jsonl'), 'utf8');
    // Of another shape than an erased entry: a program of before would erase the theme.
    expect(JSON.parse(list)).toEqual({ room, pastOf: { root: 'themes', id }, at: expect.any(Number) });

    const restored = await kept(config, { do: 'restore', from: file, replace: true });
    expect(restored).toMatchObject({
      erasedAgain: 1,
      erasedSince: [],
      toReadAgain: [`${room} themes/${id}`],
    });
    for (const name of readdirSync(config.data).filter((one) => one.startsWith('before-')))
      rmSync(join(config.data, name));
    const bytes = readdirSync(config.data)
      .filter((name) => statSync(join(config.data, name)).isFile())
      .map((name) => readFileSync(join(config.data, name)));
    expect(bytes.some((one) => one.includes(MARKER))).toBe(false);
    const again = await openStore(config);
    const told = await hereTeller(again.updates).tell(room, {
      about: 'entry',
      place: { root: 'themes', id },
    });
    expect(told?.moments).toHaveLength(1);
    await again.close();
    const after = await open(config);
    expect(await after.live.read(room, (doc) => intentOf(doc).toString())).toBe('Ce qui reste');
    expect(await after.live.read(room, (doc) => publishedOf(doc, id))).toBeNull();
    await shut(after);
  });
});

/** One letter of somebody's words. */
function flipped(bytes: Buffer): Buffer {
  const at = bytes.indexOf('lettre');
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

describe('After a restore', () => {
  it('RESTORE-6: organisers may hand on what others wrote for fourteen days, or until somebody says no', async () => {
    const config = configIn('house');
    await aHouse(config, []);
    await kept(config, back());
    const DAY = 86_400_000;
    const relay = async (turn: 'on' | 'off' | null, at = NOON) =>
      valueOf(await keep(config, { do: 'relay', turn }, at)).value;
    expect(await relay(null)).toEqual({ until: null });
    const { relayUntil } = await kept(config, again(true));
    expect(relayUntil).toBe(NOON + 14 * DAY);
    expect(await relay(null, NOON + 13 * DAY)).toEqual({ until: '2027-10-28T12:00:00.000Z' });
    expect(await relay(null, NOON + 15 * DAY)).toEqual({ until: null });
    expect(await relay('off')).toEqual({ until: null });
    expect(await relay('on', NOON + DAY)).toEqual({ until: '2027-10-29T12:00:00.000Z' });
    // A clock that was a year ahead when it was set opens no year.
    expect(await relay(null, NOON - 30 * DAY)).toEqual({ until: null });
  });
});

describe('Verifying', () => {
  it('OPS-11: reads every document, and names the one in whose log something is missing', async () => {
    const config = configIn('house');
    const { room } = await aHouse(config, ['un', 'deux', 'trois']);
    expect(await kept(config, { do: 'verify', file: null })).toMatchObject({ isSound: true, spaces: 1 });
    const db = new Sqlite(join(config.data, DATABASE_FILE));
    settleArrived(db);
    const { last } = db
      .prepare<[string], { last: number }>('SELECT MAX(seq) AS last FROM updates WHERE room = ?')
      .get(room) ?? { last: 0 };
    db.prepare('DELETE FROM updates WHERE room = ? AND seq = ?').run(room, last - 1);
    db.close();
    const { isSound, rooms } = await kept(config, { do: 'verify', file: null });
    expect([isSound, rooms.find((one) => one.room === room)?.fault]).toEqual([false, 'gap']);
  });
});

describe('An export', () => {
  it('OPS-12: holds a space in open formats: entries, members, the document; no secret, and nobody’s veiled pen', async () => {
    const config = configIn('house');
    const { room, pens, cookie } = await aHouse(config, ['Qui répare ?']);
    const space = room.split('/')[0] ?? '';
    const file = join(folder, 'space.json');
    await kept(config, { do: 'export', space, to: file });
    const text = readFileSync(file, 'utf8');
    const exported = JSON.parse(text);
    expect(exported).toMatchObject({
      format: 'terreau-export-1',
      space,
      members: [{ name: 'Ana', role: 'organiser' }],
    });
    const [asked] = Object.values(exported.rooms.commons.entries.questions) as { sentence: string }[];
    expect(asked?.sentence).toBe('Qui répare ?');
    const doc = openCommons(new Y.Doc());
    Y.applyUpdate(doc, Buffer.from(exported.rooms.commons.yjs, 'base64'));
    expect([...readAll(doc, question).values()][0]?.sentence).toBe('Qui répare ?');
    expect(JSON.stringify(exported.members)).not.toContain(pens.veiled);
    expect(text).not.toContain(cookie.split('=')[1]);
    expect(await refusalOf(config, { do: 'export', space: 'ailleurs', to: null })).toBe('unknownSpace');
  });
});

describe('The terminal', () => {
  it('OPS-13: keeps, in words or in JSON, and its exit code says how it went', async () => {
    const config = configIn('house');
    const { room } = await aHouse(config, ['Qui répare ?']);
    const types = async (...words: string[]) => {
      const said: string[] = [];
      const code = await terminal({
        words,
        env: { TERREAU_DATA: config.data, LANG: 'fr_FR.UTF-8' },
        screen: { say: (text) => said.push(text), complain: (text) => said.push(text) },
        keep: (given, command) => keep(given, command, NOON),
        reach: () => Promise.reject(new Error('no house is opened')),
      });
      return { code, said: said.join('\n') };
    };
    const made = await types('backup', '--to', backupFile());
    expect(made.code).toBe(0);
    expect(made.said).toContain(`Sauvegarde écrite et relue : ${backupFile()}`);
    expect(made.said).toContain('1 espace, 1 personne');
    expect(JSON.parse((await types('verify', backupFile(), '--json')).said)).toMatchObject({ isSound: true });
    expect(await types('restore', '--from', backupFile())).toMatchObject({ code: 1 });
    expect((await types('restore', '--from', backupFile(), '--replace')).said).toContain(
      'Relancez le serveur',
    );
    const [space] = room.split('/');
    expect(JSON.parse((await types('export', '--space', space ?? '')).said)).toMatchObject({ space });
    expect((await types('relay', 'off')).said).toContain('Chaque appareil rapporte seulement');
    expect((await types('relay', 'peut-être')).code).toBe(2);
    expect((await types('verify', 'one', 'two')).code).toBe(2);
    expect((await types('restore')).code).toBe(2);
  });
});

describe.skipIf(postgresPrograms() === null)('Between SQLite and PostgreSQL', () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startPostgres();
  }, 60_000);
  afterAll(() => cluster.end());

  it('OPS-14: a backup of one is put back in the other, there and back, with nothing lost', async () => {
    const small = configIn('small');
    const founded = await aHouse(small, ['un', 'deux']);
    await kept(small, back());
    const large = configIn('large', await cluster.freshUrl());
    await kept(large, again());
    expect(await questionsIn(large, founded.room)).toEqual(['deux', 'un']);
    await asks(large, founded, ['trois']);
    const second = join(folder, 'second.terreau');
    expect(await kept(large, { do: 'backup', to: second })).toMatchObject({
      from: 'postgres',
      isSound: true,
    });
    expect(await refusalOf(large, again())).toBe('notEmpty');
    const { before } = await kept(large, again(true));
    expect(await questionsIn(large, founded.room)).toEqual(['deux', 'un']);
    expect(before).not.toBeNull();
    const home = configIn('home');
    await kept(home, { do: 'restore', from: second, replace: false });
    expect(await questionsIn(home, founded.room)).toEqual(['deux', 'trois', 'un']);
    const house = await open(home);
    const space = founded.room.split('/')[0] ?? '';
    const me = await house.portal.whoAmI(space, founded.cookie.split('=')[1] ?? '');
    expect(me).toMatchObject({ ok: true, value: { name: 'Ana', structures: [] } });
  });

  it('OPS-14: is not put back under a server that is connected to the database', async () => {
    const small = configIn('small');
    await aHouse(small, []);
    await kept(small, back());
    const large = configIn('large', await cluster.freshUrl());
    const house = await open(large);
    await house.store.people.spaces();
    expect(await refusalOf(large, again())).toBe('serverRunning');
    await shut(house);
    expect(await refusalOf(large, again())).toBeNull();
  });

  describe('a damaged space that is repaired on PostgreSQL', () => {
    const repair = ({ room }: { readonly room: string }): KeepingCommand & { do: 'repair' } => ({
      do: 'repair',
      space: room.split('/')[0] ?? '',
      from: null,
    });
    const LETTER = 'Qui lit la lettre du voisin';
    /** A byte of the row that holds these words turns over, as another program or a bad disk would have it. */
    const rots = async ({ database }: Config): Promise<void> => {
      const schema = /search_path%3D(\w+)/.exec(database ?? '')?.[1] ?? '';
      const rotten = await cluster.ask(
        `UPDATE ${schema}.updates SET bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 32)
         WHERE position('${LETTER}'::bytea IN bytes) > 0`,
      );
      expect(rotten.rowCount).toBe(1);
    };
    const isSound = async (config: Config): Promise<boolean> =>
      (await kept(config, { do: 'verify', file: null })).isSound;
    const scene = async (sentences: readonly string[]) => {
      const config = configIn('large', await cluster.freshUrl());
      const founded = await foundSpace(config);
      await asks(config, founded, sentences, 'before');
      return { config, founded };
    };

    it('ROT-4: with a backup that has the row, every word is back, and what was there is kept aside as it was', async () => {
      const { config, founded } = await scene(['un', LETTER]);
      await kept(config, { do: 'backup', to: null });
      await asks(config, founded, ['trois']);
      await rots(config);
      expect(await isSound(config)).toBe(false);
      const { rooms, aside } = await kept(config, repair(founded));
      expect(rooms).toMatchObject([{ room: founded.room, lost: 0, stranded: 0 }]);
      expect(await isSound(config)).toBe(true);
      expect(await questionsIn(config, founded.room)).toEqual([LETTER, 'trois', 'un']);
      expect((await verifyStore(readSqlite(aside))).isSound).toBe(false);
    });

    it('ROT-4: without a backup it is made of what can be read, and what is lost is counted; other spaces stay', async () => {
      const { config, founded } = await scene(['un', LETTER, 'trois']);
      const other = await foundSpace(config, 'NEC Lot');
      await asks(config, other, ['ailleurs']);
      await rots(config);
      const { rooms } = await kept(config, repair(founded));
      expect(rooms).toMatchObject([{ room: founded.room, backup: null, lost: 1, stranded: 1 }]);
      // What was written after it, by the same hand, waits for it.
      expect(await questionsIn(config, founded.room)).toEqual(['un']);
      expect(await questionsIn(config, other.room)).toEqual(['ailleurs']);
    });

    it('ROT-6: nothing is repaired where nothing is damaged, or under a server that is connected', async () => {
      const { config, founded } = await scene([LETTER]);
      expect(await refusalOf(config, repair(founded))).toBe('nothingDamaged');
      await rots(config);
      const house = await open(config);
      await house.store.people.spaces();
      expect(await refusalOf(config, repair(founded))).toBe('serverRunning');
      await shut(house);
      expect(await refusalOf(config, repair(founded))).toBeNull();
    });
  });
});
