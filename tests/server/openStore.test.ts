import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { NotStored } from '#server/store/journal.ts';
import { silentLog } from '#server/log.ts';
import { postgresStore } from '#server/store/postgres.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { openStore, StoreUnusable, type StoreTrouble } from '#server/store/openStore.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { STORE_WORDS } from '#server/words.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { Device } from '../support/device.ts';
import { plugIn, type NetLine } from '../support/deviceOnNet.ts';
import { holdsAll } from '../support/durable.ts';
import { identity } from '../support/liveHouse.ts';
import { freePort } from '../support/freePort.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { settled } from '../support/puppetClock.ts';
import { bundleServer, type ServerBundle, type ServerProcess } from '../support/serverProcess.ts';
import { postgresPrograms } from '../support/services.ts';
import { asNewcomer, foundSpace, Testimony } from '../support/testimony.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'terreau-choice-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const troubleWith = async (database: string | null): Promise<StoreUnusable> => {
  const error: unknown = await openStore({ data, database }, 300).catch((reason: unknown) => reason);
  if (error instanceof StoreUnusable) return error;
  throw new Error('the store could be used');
};

const expectWords = ({ why, place }: StoreUnusable, expected: StoreTrouble): void => {
  expect(why).toBe(expected);
  const { fr, en } = STORE_WORDS[why](place);
  for (const sentence of [fr, en]) {
    expect(sentence).toContain(place);
    expect(sentence).not.toContain('secret');
  }
};

describe('The store that an operator chose', () => {
  it('is the SQLite file of the data folder where no database is named', async () => {
    const store = await openStore({ data, database: null });
    await store.people.addSpace({ slug: 'nec-24', createdAt: 1 });
    await store.close();
    const db = new Sqlite(join(data, DATABASE_FILE));
    expect(db.prepare('SELECT slug FROM spaces').all()).toEqual([{ slug: 'nec-24' }]);
    db.pragma('user_version = 99');
    db.close();
    expectWords(await troubleWith(null), 'newer');
  });

  it('PG-9: is explained in words, without its password, when nobody answers there', async () => {
    const port = await freePort();
    const trouble = await troubleWith(`postgres://terreau:secret@127.0.0.1:${port}/nec`);
    expectWords(trouble, 'unreachable');
    expect(trouble.place).toBe(`127.0.0.1:${port}/nec`);
    expectWords(await troubleWith('postgres://terreau:secret@nowhere.invalid/nec'), 'unreachable');
  });
});

describe.skipIf(postgresPrograms() === null)('PostgreSQL as the store of a server', () => {
  let cluster: PostgresCluster;
  let bundle: ServerBundle;
  let server: ServerProcess | null = null;
  beforeAll(async () => {
    cluster = await startPostgres();
    bundle = await bundleServer();
  }, 60_000);
  afterEach(async () => {
    await server?.end('SIGKILL');
    server = null;
  });
  afterAll(async () => {
    await bundle.remove();
    await cluster.end();
  });

  it('PG-9: a database that is not there, an account without rights and newer data are explained in words', async () => {
    const url = await cluster.freshUrl();
    expectWords(await troubleWith(url.replace('/postgres?', '/nowhere?')), 'absent');
    const role = url.replace('terreau@', 'guest:secret@');
    expectWords(await troubleWith(role), 'refused');
    await cluster.ask('CREATE ROLE guest LOGIN');
    expectWords(await troubleWith(role), 'noRights');

    const store = await openStore({ data, database: url });
    await store.close();
    const schema = /search_path%3D(\w+)/.exec(url)?.[1] ?? '';
    await cluster.ask(`INSERT INTO ${schema}.migrations (step, at) VALUES (99, now())`);
    expectWords(await troubleWith(url), 'newer');
  });

  it('PG-7: a room whose PostgreSQL stays away refuses what it is asked; once it is back, the room goes on', async () => {
    const config = { ...valueOf(readConfig({})), data, database: await cluster.freshUrl() };
    const { room, pens } = await foundSpace(config);
    const store = await postgresStore(config.database, { read: 300, write: 300 });
    const house = composeHouse(config, { version: '0', log: silentLog, publicUrl: () => '', store });
    const world = puppetWorld();
    const asks = () => house.live.act(room, (doc) => ask(doc, pens, world));
    const kept = [await asks()];
    await cluster.kill();
    await expect(asks()).rejects.toThrow(NotStored);
    await cluster.start();
    // For a moment it still rests.
    kept.push(await persistently(asks));
    const found = await house.live.read(room, (doc) => [...doc.getMap('questions').keys()]);
    expect(found.sort()).toEqual([...kept].sort());
    await house.close();
  });

  it('PG-10: under a server, PostgreSQL killed −9 and started again loses nothing that anybody saw or was told', async () => {
    const database = await cluster.freshUrl();
    const { room, cookie, pens } = await foundSpace({ ...valueOf(readConfig({})), data, database });
    server = await bundle.start(data, { DATABASE_URL: database });
    const world = puppetWorld();
    const testimony = new Testimony();
    const lines = Array.from({ length: 4 }, () => {
      const device = new Device(identity(pens.named, 'organiser'), room, {
        sees: (update) => testimony.add([update]),
        isTold: (durable) => testimony.add(durable),
      });
      const line: NetLine = plugIn(device, addressOf(server, room), cookie, () => {
        ask(device.doc, pens, world);
        line.flush();
      });
      return line;
    });
    for (let round = 1; round <= 3; round += 1) {
      await testimony.until(round * 100);
      await cluster.kill();
      await cluster.start();
    }
    await testimony.until(400);
    await server.end('SIGKILL');
    await Promise.all(lines.map(({ closed }) => closed));
    // Nothing was in the folder: a server elsewhere finds it all.
    server = await bundle.start(join(data, 'elsewhere'), { DATABASE_URL: database });
    const found = await asNewcomer(addressOf(server, room), room, cookie);
    expect(testimony.updates.filter((update) => !holdsAll(found, update))).toEqual([]);
    expect(existsSync(join(data, DATABASE_FILE))).toBe(false);
  }, 60_000);
});

/** Asks again as long as it is refused for want of a store. */
async function persistently<T>(act: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;)
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof NotStored) || Date.now() > deadline) throw error;
      await settled();
    }
}

const addressOf = (server: ServerProcess | null, room: string): string =>
  `ws://127.0.0.1:${server?.port ?? 0}/sync/${room}`;
