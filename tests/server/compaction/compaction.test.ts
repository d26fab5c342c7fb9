import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { wallClock } from '#server/clock.ts';
import { foldRoom, hereCompactor, type Compactor, type Step } from '#server/compaction/compaction.ts';
import { loadCopy } from '#server/document/copy.ts';
import { readMemory } from '#server/history/memoryBytes.ts';
import { threadTeller } from '#server/history/openTeller.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { threadCompactor } from '#server/compaction/threadCompactor.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { DATABASE_FILE, sqliteStore } from '#server/store/sqlite.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import type { Store, UpdateLog, UpdateRow } from '#server/store/store.ts';
import { settled } from '../../support/puppetClock.ts';
import { bundlePrograms, type Bundle } from '../../support/bundlePrograms.ts';

const ROOM = 'perigord/commons';
const STEPS: readonly Step[] = ['read', 'built', 'packed', 'folded', 'tidied'];

/** What Ana writes in the intent of a theme, a key at a time, as rows of the log. */
class Writing {
  readonly doc = new Y.Doc();
  private rows: UpdateRow[] = [];
  private at = 0;

  constructor() {
    this.doc.clientID = 7;
    this.doc.on('update', (bytes: Uint8Array) =>
      this.rows.push({ room: ROOM, account: 'ana', at: (this.at += 1_000), bytes, claims: [7] }),
    );
    const theme = new Y.Map();
    theme.set('intent', new Y.Text());
    this.doc.getMap('themes').set('t', theme);
  }

  get intent(): Y.Text {
    return (this.doc.getMap('themes').get('t') as Y.Map<Y.Text>).get('intent') as Y.Text;
  }

  /** Types and takes back; answers the rows that the log does not have yet. */
  type(keys: number): UpdateRow[] {
    for (let n = 0; n < keys; n += 1)
      if (n % 5 === 4) this.intent.delete(this.intent.length - 1, 1);
      else this.intent.insert(n % 3 === 0 ? 0 : this.intent.length, 'aeiou'[n % 5] as string);
    return this.rows.splice(0);
  }
}

const read = async (updates: UpdateLog): Promise<{ text: string; through: number }> => {
  const { doc, through } = await loadCopy(updates, ROOM, ROOM_SHAPES.commons);
  const theme = doc.getMap('themes').get('t') as Y.Map<Y.Text>;
  return { text: (theme.get('intent') as Y.Text).toString(), through };
};

const complaints: string[] = [];
const log = { warn: (about: object, sentence: string): void => void complaints.push(sentence) };

let folder = '';
const open: Store[] = [];
let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundlePrograms({
    worker: 'server/worker.ts',
    child: 'tests/support/foldingChild.ts',
    threadChild: 'tests/support/threadChild.ts',
  });
}, 60_000);
afterAll(() => bundle.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-fold-'));
  complaints.length = 0;
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function openSqlite(): Store {
  const store = sqliteStore(folder);
  open.push(store);
  return store;
}

describe('Folding a room', () => {
  it('FOLD-4: needs the store alone; what comes meanwhile stays, and who wrote is remembered', async () => {
    for (const { updates } of [memoryStore(), openSqlite()]) {
      const writing = new Writing();
      await updates.append(writing.type(700));
      const late = writing.type(3);
      const compacted = await foldRoom(ROOM, updates, 4, (step) => {
        if (step === 'built') void updates.append(late);
      });
      expect(compacted?.through).toBe(701);
      const room = await updates.load(ROOM);
      expect(room.updates).toHaveLength(3);
      expect(await read(updates)).toEqual({ text: writing.intent.toString(), through: 704 });
      expect(new Set(readMemory(room.memory as Uint8Array).deeds.map(({ account }) => account))).toEqual(
        new Set(['ana']),
      );
      await foldRoom(ROOM, updates, 4);
      expect(await foldRoom(ROOM, updates, 4)).toBeNull();
      expect(await read(updates)).toEqual({ text: writing.intent.toString(), through: 704 });
    }
  });

  it('FOLD-4: two that fold one room at once leave the newer state; the other says nothing', async () => {
    const { updates } = memoryStore();
    const writing = new Writing();
    await updates.append(writing.type(20));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = hereCompactor(
      {
        ...updates,
        fold: async (...given) => {
          await held;
          await updates.fold(...given);
        },
      },
      log,
    );
    const late = slow.compact(ROOM);
    await settled();
    await updates.append(writing.type(5));
    await hereCompactor(updates, log).compact(ROOM);
    release();
    expect(await late).toBeNull();
    expect(complaints).toEqual([]);
    expect((await read(updates)).text).toBe(writing.intent.toString());
  });

  it('FOLD-4: a log that is broken, or a full disk, is logged, and the next room is folded', async () => {
    const store = memoryStore();
    await store.updates.append([
      { room: 'lot/commons', account: 'ana', at: 1, bytes: Uint8Array.of(1, 2, 3) },
      ...new Writing().type(5),
    ]);
    const compactor = hereCompactor(store.updates, log);
    expect(await compactor.compact('lot/commons')).toBeNull();
    store.disk.full = true;
    expect(await compactor.compact(ROOM)).toBeNull();
    store.disk.full = false;
    expect(complaints).toHaveLength(2);
    expect((await compactor.compact(ROOM))?.through).toBe(6);
    await compactor.close();
    expect(await compactor.compact(ROOM)).toBeNull();
  });

  it.each(STEPS)('FOLD-5: that ends at « %s » loses nothing and doubles nothing', async (last) => {
    const store = memoryStore();
    const writing = new Writing();
    await store.updates.append(writing.type(60));
    const dies = foldRoom(ROOM, store.updates, 4, (step) => {
      if (step === last) throw new Error('the power went');
    });
    await expect(dies).rejects.toThrow('power');
    const { updates } = store.disk.reopen().store;
    const wanted = { text: writing.intent.toString(), through: 61 };
    expect(await read(updates)).toEqual(wanted);
    await foldRoom(ROOM, updates, 4);
    expect(await read(updates)).toEqual(wanted);
    expect((await updates.load(ROOM)).updates).toEqual([]);
  });

  it.each([...STEPS, 'dropping'])(
    'FOLD-5: killed −9 at « %s » finds everything in the file, and folds it when asked again',
    async (last) => {
      const writing = new Writing();
      const before = sqliteStore(folder);
      await before.updates.append(writing.type(1_800));
      await before.close();
      const child = spawn(process.execPath, [bundle.file('child'), folder, ROOM, last], { stdio: 'inherit' });
      const signal = await new Promise((resolve) => child.once('exit', (_, how) => resolve(how)));
      expect(signal).toBe('SIGKILL');

      const { updates } = openSqlite();
      const wanted = { text: writing.intent.toString(), through: 1_801 };
      expect(await read(updates)).toEqual(wanted);
      await updates.append(writing.type(1));
      await foldRoom(ROOM, updates, 4);
      expect(await read(updates)).toEqual({ text: writing.intent.toString(), through: 1_802 });
      const db = new Sqlite(join(folder, DATABASE_FILE), { readonly: true });
      expect(db.prepare('SELECT count(*) AS n FROM updates').get()).toEqual({ n: 0 });
      db.close();
    },
    20_000,
  );

  it('FOLD-6: gives the disk back: less than three times the state, the write-ahead log too', async () => {
    const { updates } = openSqlite();
    const writing = new Writing();
    for (let n = 0; n < 10; n += 1) await updates.append(writing.type(2_000));
    const done = await foldRoom(ROOM, updates, 9);
    const state = Y.encodeStateAsUpdateV2(writing.doc).length;
    const sizes = ['', '-wal'].map((end) => statSync(join(folder, DATABASE_FILE + end)).size);
    const EMPTY_TABLES = 80 * 1024;
    expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeLessThan(3 * state + EMPTY_TABLES);
    expect(done?.foldedBytes).toBeLessThan(state);
  }, 30_000);
});

describe('The thread that folds', () => {
  const thread = (updates: UpdateLog): Compactor =>
    threadCompactor({
      file: bundle.file('worker'),
      start: { data: folder, database: null },
      updates,
      clock: wallClock,
      log,
    });

  it('FOLD-7: folds while others write, and starts again when it was ended', async () => {
    const { updates } = openSqlite();
    const writing = new Writing();
    await updates.append(writing.type(2_500));
    const compactor = thread(updates);
    const at = { work: true };
    const folded = compactor.compact(ROOM).finally(() => (at.work = false));
    while (at.work) {
      await updates.append(writing.type(1));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await folded)?.through).toBeGreaterThanOrEqual(2_501);
    const { text, through } = await read(updates);
    expect(text).toBe(writing.intent.toString());
    await compactor.close();
    await updates.append(writing.type(1));
    const next = thread(updates);
    expect(await next.compact(ROOM)).toMatchObject({ through: through + 1 });
    expect(complaints).toEqual([]);
    await next.close();
  }, 20_000);

  it('PAST-11: the past is told by a thread, of what is folded and of what came since', async () => {
    const { updates } = openSqlite();
    const writing = new Writing();
    await updates.append(writing.type(400));
    await foldRoom(ROOM, updates, 4);
    await updates.append(writing.type(400));
    const start = { data: folder, database: null };
    const teller = threadTeller({ file: bundle.file('worker'), start, clock: wallClock });
    const place = { root: 'themes', id: 't' };
    const told = await teller.tell(ROOM, { about: 'entry', place });
    const moments = told?.moments ?? [];
    const [then, now] = await Promise.all(
      [moments[0] ?? 0, moments.at(-1) ?? 0].map((at) => teller.tell(ROOM, { about: 'content', place, at })),
    );
    expect(told?.acts[0]).toMatchObject({ account: 'ana', isCreation: true });
    expect(moments.length).toBeGreaterThan(2);
    expect(then?.fields.intent).not.toBe(now?.fields.intent);
    expect(now?.fields.intent).toBe(writing.intent.toString());
    await teller.close();
  }, 20_000);

  it('FOLD-7: a log that is broken is logged, and the thread goes on', async () => {
    const { updates } = openSqlite();
    await updates.append([
      { room: 'lot/commons', account: 'ana', at: 1, bytes: Uint8Array.of(1, 2, 3) },
      ...new Writing().type(5),
    ]);
    const compactor = thread(updates);
    const both = await Promise.all([compactor.compact('lot/commons'), compactor.compact(ROOM)]);
    expect(both).toMatchObject([null, { through: 6 }]);
    expect(complaints).toEqual(['the log could not be folded']);
    await compactor.close();
  }, 20_000);

  it('FOLD-9: loads nothing of what the operator has loaded before the server', async () => {
    const { updates } = openSqlite();
    await updates.append(new Writing().type(5));
    const before = join(folder, 'before.mjs');
    writeFileSync(
      before,
      `import { isMainThread } from 'node:worker_threads'; if (!isMainThread) process.exit(9);`,
    );
    const files = [bundle.file('threadChild'), folder, ROOM, bundle.file('worker')];
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', before, ...files], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '6\n', stderr: '' });
  }, 20_000);
});
