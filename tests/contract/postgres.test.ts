import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#server/store/migrations/postgres/migrate.ts';
import { postgresStore } from '#server/store/postgres.ts';
import { PostgresLine, type LinePatience } from '#server/store/postgresLine.ts';
import { Behind, CannotWrite, NewerData, type Store, type UpdateRow } from '#server/store/store.ts';
import { awkwardLine, type AwkwardLine } from '../support/awkwardLine.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { postgresPrograms } from '../support/services.ts';
import { until } from '../support/until.ts';
import { rotContract, type RottingStore } from './rot.contract.ts';
import { storeContract } from './store.contract.ts';

const ROOM = 'nec-24/commons';

const row = (byte: number, given: Partial<UpdateRow> = {}): UpdateRow => ({
  room: ROOM,
  account: 'ana',
  at: 1_000,
  bytes: Uint8Array.of(byte),
  ...given,
});

let cluster: PostgresCluster;
const stores: Store[] = [];
const lines: AwkwardLine[] = [];

async function open(url: string, patience: Partial<LinePatience> = {}): Promise<Store> {
  const store = await postgresStore(url, patience);
  stores.push(store);
  return store;
}

/** A store whose way to PostgreSQL passes by a line that may break, and one that goes straight there. */
async function openByLine(
  patience: Partial<LinePatience> = {},
): Promise<{ store: Store; straight: Store; line: AwkwardLine; url: string }> {
  const line = await awkwardLine(cluster.port);
  lines.push(line);
  const url = await cluster.freshUrl(line.port);
  const straightUrl = url.replace(`:${line.port}/`, `:${cluster.port}/`);
  const store = await open(url, patience);
  return { store, straight: await open(straightUrl), line, url: straightUrl };
}

const read = async (store: Store, room = ROOM): Promise<number[]> =>
  (await store.updates.load(room)).updates.map((bytes) => bytes[0] ?? -1);

/** A process that was killed leaves its connections open and closes nothing. */
async function onPostgres(url: string, left: readonly Store[] = []): Promise<RottingStore> {
  const store = await postgresStore(url);
  return {
    store,
    async rot(statement, value) {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(statement, value === null ? [] : [Buffer.from(value)]);
      await client.end();
    },
    reopen: () => onPostgres(url, [...left, store]),
    async end() {
      for (const one of [...left, store]) await one.close();
    },
  };
}

describe.skipIf(postgresPrograms() === null)('PostgreSQL', () => {
  beforeAll(async () => {
    cluster = await startPostgres();
  }, 60_000);
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const line of lines.splice(0)) await line.end();
  });
  afterAll(() => cluster.end());

  storeContract('PostgreSQL', async () => onPostgres(await cluster.freshUrl()));
  rotContract('PostgreSQL', async () => onPostgres(await cluster.freshUrl()));
  severalProcesses();
  migrations();
  brokenLines();
  refusals();
  restarts();
  erasures();
});

function erasures(): void {
  it('ERASE-2: once it is scrubbed, no file of the tables holds what was written over', async () => {
    const store = await open(await cluster.freshUrl());
    const words = 'ADRESSE-DE-MADAME-MARTIN ';
    const held = (): string[] =>
      (readdirSync(join(cluster.data, 'base'), { recursive: true }) as string[]).filter((name) => {
        const file = join(cluster.data, 'base', name);
        // PostgreSQL takes files of its own away at any moment.
        return statSync(file, { throwIfNoEntry: false })?.isFile() === true && holds(file, words);
      });
    const bytes = Buffer.from(words.repeat(400));
    await store.updates.append([row(1), row(2, { bytes }), row(3, { bytes })]);
    const place = { root: 'themes', id: 't' };
    const past = { after: 0, put: [{ ...place, n: 0, bytes }], gone: [] };
    await store.updates.fold(ROOM, { state: bytes, memory: bytes, past }, 2);
    await store.updates.addVersion({
      ...place,
      room: ROOM,
      entry: 't',
      name: words,
      at: 1,
      account: 'ana',
      bytes,
    });
    await cluster.ask('CHECKPOINT');
    expect(held()).not.toEqual([]);
    const gone = { after: 2, put: [], gone: [place] };
    expect(await store.updates.rewrite(ROOM, { state: Uint8Array.of(9), memory: null, past: gone }, 3)).toBe(
      1,
    );
    await store.updates.scrub();
    await cluster.ask('CHECKPOINT');
    expect(held()).toEqual([]);
    expect(await store.updates.load(ROOM)).toMatchObject({ through: 3, epoch: 1, updates: [] });
  });
}

function holds(file: string, words: string): boolean {
  try {
    return readFileSync(file).includes(words);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function severalProcesses(): void {
  it('PG-1: two processes that append to the same rooms at once give each number once, without a gap', async () => {
    const url = await cluster.freshUrl();
    const [first, second] = [await open(url), await open(url)];
    const backstage = 'nec-24/backstage';
    const rounds = Array.from({ length: 40 }, (_, n) => n);
    await Promise.all(
      rounds.flatMap((n) => [
        first.updates.append([row(n), row(n, { room: backstage })]),
        second.updates.append([row(100 + n, { room: backstage }), row(100 + n), row(100 + n)]),
      ]),
    );
    const third = await open(url);
    expect((await third.updates.load(ROOM)).through).toBe(120);
    const found = await read(third);
    expect(found.filter((n) => n < 100)).toEqual(rounds);
    expect(found.filter((n) => n >= 100)).toEqual(rounds.flatMap((n) => [100 + n, 100 + n]));
    expect((await third.updates.load(backstage)).through).toBe(80);
  });

  it('PG-1: a client id that two processes claim at once is the first one’s, and both are told the same', async () => {
    const url = await cluster.freshUrl();
    const both = [await open(url), await open(url)];
    await Promise.all(
      both.map(({ updates }, n) =>
        updates.append(
          Array.from({ length: 30 }, (_, client) => row(client, { account: `a${n}`, claims: [client] })),
        ),
      ),
    );
    const [one, other] = await Promise.all(both.map(({ updates }) => updates.load(ROOM)));
    expect(one?.claims.size).toBe(30);
    expect(one?.claims).toEqual(other?.claims);
    expect(new Set(one?.claims.values()).size).toBe(1);
  });

  it('PG-2: a room is loaded as it stood at one moment, while others append to it and fold it', async () => {
    const url = await cluster.freshUrl();
    const [writer, folder, reader] = [await open(url), await open(url), await open(url)];
    let last = 0;
    const writing = (async () => {
      for (let n = 1; n <= 60; n += 1) {
        await writer.updates.append([row(n), row(n)]);
        last = 2 * n;
        if (n % 10 === 0) await folder.updates.fold(ROOM, { state: Uint8Array.of(last), memory: null }, last);
      }
    })();
    for (let seen = 0; seen < 120;) {
      const known = last;
      const { state, updates, through } = await reader.updates.load(ROOM);
      expect((state?.[0] ?? 0) + updates.length).toBe(through);
      expect(through % 2).toBe(0);
      expect(through).toBeGreaterThanOrEqual(known);
      seen = through;
    }
    await writing;
  });

  it('PG-3: who appends does not wait for a fold that is under way', async () => {
    const url = await cluster.freshUrl();
    const { updates } = await open(url);
    await updates.append([row(1), row(2)]);
    const folding = new pg.Client(url);
    await folding.connect();
    await folding.query('BEGIN');
    await folding.query('INSERT INTO folded (room, through, state) VALUES ($1, 2, $2)', [
      ROOM,
      Buffer.of(12),
    ]);
    await folding.query('DELETE FROM updates WHERE room = $1 AND seq <= 2', [ROOM]);
    await updates.append([row(3)]);
    await folding.query('COMMIT');
    await folding.end();
    expect(await updates.load(ROOM)).toMatchObject({ state: Uint8Array.of(12), through: 3 });
    expect(await read(stores[0] as Store)).toEqual([3]);
  });

  it('PG-4: appends that arrive while one is being written share one commit', async () => {
    const { store, line } = await openByLine();
    const before = line.passed('INSERT INTO updates');
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.updates.append([row(n, { room: `s${n % 5}/commons` })])),
    );
    expect(line.passed('INSERT INTO updates') - before).toBe(2);
    expect((await store.updates.load('s3/commons')).through).toBe(10);
  });

  it('PG-4: one who counts on the last number of a room shares no commit with others of that room', async () => {
    const store = await open(await cluster.freshUrl());
    const told = await Promise.allSettled([
      store.updates.append([row(1)]),
      store.updates.append([row(2)]),
      store.updates.append([row(9, { after: 1 })]),
      store.updates.append([row(3, { after: 2 })]),
      store.updates.append([row(4)]),
    ]);
    expect(told.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await read(store)).toEqual([1, 2, 3, 4]);
  });

  it('PG-4: one append of those that share a commit is refused alone', async () => {
    const store = await open(await cluster.freshUrl());
    const first = store.updates.append([row(0)]);
    const shared = [
      store.updates.append([row(1)]),
      store.updates.append([row(9, { room: 'nec-24/backstage', after: 5 })]),
      store.updates.append([row(2)]),
    ];
    const told = await Promise.allSettled([first, ...shared]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(told[2]).toMatchObject({ reason: new Behind(['nec-24/backstage']) });
    expect(await read(store)).toEqual([0, 1, 2]);
  });
}

function migrations(): void {
  it('PG-5: of five processes that start at once on an empty database, one makes the tables', async () => {
    const url = await cluster.freshUrl();
    const five = await Promise.all(Array.from({ length: 5 }, () => open(url)));
    await Promise.all(five.map(({ updates }, n) => updates.append([row(n)])));
    expect((await five[0]?.updates.load(ROOM))?.through).toBe(5);
  });

  it('PG-5: a step that fails leaves the database as it was; one that is newer is not touched', async () => {
    const line = new PostgresLine(await cluster.freshUrl());
    const go = (steps: readonly string[]) => line.transaction((query) => migrate(query, steps));
    await go(['CREATE TABLE a (x int)']);
    await expect(go(['CREATE TABLE a (x int)', 'CREATE TABLE b (x int); nonsense'])).rejects.toThrow();
    const tables = () =>
      line.read((query) => query<{ b: string | null }>(`SELECT to_regclass('b')::text AS b`));
    expect(await tables()).toEqual([{ b: null }]);
    await go(['CREATE TABLE a (x int)', 'CREATE TABLE b (x int)']);
    expect(await tables()).toEqual([{ b: 'b' }]);
    await expect(go(['CREATE TABLE a (x int)'])).rejects.toThrow(NewerData);
    await line.close();
  });
}

function brokenLines(): void {
  it.each(['lost', 'unanswered', 'answerLost'] as const)(
    'PG-6: an append whose line breaks (%s) is written once, and what follows goes on',
    async (mishap) => {
      const { store, straight, line } = await openByLine();
      await store.updates.append([row(1)]);
      const broke = line.meets('INSERT INTO updates', mishap);
      await store.updates.append([row(2, { after: 1, claims: [7] }), row(3, { after: 1 })]);
      await broke;
      await store.updates.append([row(4, { after: 3 })]);
      expect(await read(straight)).toEqual([1, 2, 3, 4]);
    },
  );

  it('PG-6: an append that PostgreSQL is still busy with when the line breaks is not written a second time', async () => {
    const { store, straight, line, url } = await openByLine();
    await store.updates.append([row(1)]);
    const other = new pg.Client(url);
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM rooms WHERE room = $1 FOR UPDATE', [ROOM]);
    const broke = line.meets('INSERT INTO updates', 'unanswered');
    const sent = line.passed('INSERT INTO updates');
    const appending = store.updates.append([row(2)]);
    await broke;
    // Both attempts stand in the queue for the room.
    await until(() => line.passed('INSERT INTO updates') === sent + 2);
    await other.query('COMMIT');
    await other.end();
    await appending;
    expect(await read(straight)).toEqual([1, 2]);
  });

  it.each([
    ['COMMIT', 'lost'],
    ['COMMIT', 'unanswered'],
    ['COMMIT', 'answerLost'],
    ['INSERT INTO spaces', 'answerLost'],
  ] as const)(
    'PG-6: an act whose line breaks at its %s (%s) is done once and told as done',
    async (words, mishap) => {
      const { store, straight, line } = await openByLine();
      const broke = line.meets(words, mishap);
      expect(await store.people.addSpace({ slug: 'nec-24', createdAt: 1 })).toBe(true);
      await broke;
      expect(await store.people.addSpace({ slug: 'nec-24', createdAt: 2 })).toBe(false);
      expect(await straight.people.spaces()).toEqual([{ slug: 'nec-24', createdAt: 1, suspendedAt: null }]);
    },
  );

  it('PG-7: a server that fell silent is given up in a bounded time; once it is back, writing goes on', async () => {
    const { store, straight, line } = await openByLine({ read: 200, write: 400, answer: 300 });
    await store.updates.append([row(1)]);
    line.fallSilent();
    await expect(store.updates.append([row(2)])).rejects.toThrow(CannotWrite);
    await expect(store.updates.load(ROOM)).rejects.toThrow(CannotWrite);
    await expect(store.people.addSpace({ slug: 'nec-24', createdAt: 1 })).rejects.toThrow(CannotWrite);
    line.cut();
    await store.updates.append([row(3)]);
    expect(await read(straight)).toEqual([1, 3]);
    expect(await straight.people.spaces()).toEqual([]);
  });
}

function refusals(): void {
  it.each([
    ['53100', 'could not extend file: No space left on device'],
    ['53200', 'out of memory'],
    ['58030', 'could not write to file: Input/output error'],
    ['25006', 'cannot execute INSERT in a read-only transaction'],
  ])('STORE-6: PostgreSQL that says %s (%s) refuses whole; then writing goes on', async (code, sentence) => {
    const url = await cluster.freshUrl();
    const { updates, people } = await open(url);
    await updates.append([row(1)]);
    const schema = /search_path%3D(\w+)/.exec(url)?.[1] ?? '';
    await cluster.ask(
      `SET search_path = ${schema};
       CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '${sentence}' USING ERRCODE = '${code}'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON updates FOR EACH ROW WHEN (NEW.bytes = '\\x09') EXECUTE FUNCTION refuse();
       CREATE TRIGGER full_disk BEFORE INSERT ON spaces EXECUTE FUNCTION refuse();`,
    );
    const refused = updates.append([row(2), row(9), row(3, { room: 'nec-24/backstage' })]);
    await expect(refused).rejects.toThrow(CannotWrite);
    await expect(people.addSpace({ slug: 'nec-24', createdAt: 1 })).rejects.toThrow(CannotWrite);
    expect((await updates.load('nec-24/backstage')).through).toBe(0);
    await updates.append([row(4)]);
    expect(await read(stores[0] as Store)).toEqual([1, 4]);
    expect((await updates.load(ROOM)).through).toBe(2);
  });

  it('STORE-6: a database that was made read-only refuses whole; then writing goes on', async () => {
    const { updates } = await open(await cluster.freshUrl());
    await updates.append([row(1)]);
    const readOnly = async (value: string): Promise<void> => {
      await cluster.ask(`ALTER DATABASE postgres SET default_transaction_read_only = ${value}`);
      await cluster.ask(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
      );
    };
    await readOnly('on');
    await expect(updates.append([row(2)])).rejects.toThrow(CannotWrite);
    expect((await updates.load(ROOM)).through).toBe(1);
    await cluster.ask('ALTER DATABASE postgres RESET default_transaction_read_only');
    await updates.append([row(3)]);
    expect(await read(stores[0] as Store)).toEqual([1, 3]);
  });
}

function restarts(): void {
  it('PG-8: killed −9 and started again while two processes append: all that was told is found, each once', async () => {
    const url = await cluster.freshUrl();
    const both = [await open(url), await open(url)];
    const told: number[] = [];
    let number = 0;
    const writers = both.map(async ({ updates }) => {
      while (told.length < 160) {
        const mine = (number += 1);
        const bytes = new Uint8Array(Uint32Array.of(mine).buffer);
        await updates.append([row(0, { bytes }), row(0, { room: `nec-24/backstage`, bytes })]);
        told.push(mine);
      }
    });
    for (let round = 1; round <= 3; round += 1) {
      await until(() => told.length >= round * 40);
      await cluster.kill();
      await cluster.start();
    }
    await Promise.all(writers);
    for (const room of [ROOM, 'nec-24/backstage']) {
      const { updates, through } = await (await open(url)).updates.load(room);
      const found = updates.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true));
      expect([...found].sort((a, b) => a - b)).toEqual([...told].sort((a, b) => a - b));
      expect(through).toBe(told.length);
    }
  }, 60_000);

  it('PG-8: a store that was at rest while PostgreSQL was started again answers the next question', async () => {
    const { updates, people } = await open(await cluster.freshUrl());
    await updates.append([row(1)]);
    await cluster.kill();
    const asked = [updates.append([row(2)]), people.spaces(), updates.load(ROOM)] as const;
    await cluster.start();
    await Promise.all(asked);
    expect(await read(stores[0] as Store)).toEqual([1, 2]);
  });
}
