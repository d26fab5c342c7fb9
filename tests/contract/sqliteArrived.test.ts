import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, sqliteStore } from '#server/store/sqlite.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { Behind, CannotWrite, type UpdateRow } from '#server/store/store.ts';
import { dice, type Dice } from '../support/chance.ts';
import { plainLog } from './plainLog.ts';

const ROOMS = ['a/commons', 'b/commons', 'b/backstage'];

const row = (room: string, byte: number, more: Partial<UpdateRow> = {}): UpdateRow => ({
  room,
  account: 'ana',
  at: byte,
  bytes: Uint8Array.of(byte),
  claims: [byte % 5],
  ...more,
});

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'terreau-arrived-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Rows that stand in each table. */
function standing(): { readonly updates: number; readonly arrived: number } {
  const db = new Sqlite(join(folder, DATABASE_FILE), { readonly: true });
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const found = { updates: count('updates'), arrived: count('arrived') };
  db.close();
  return found;
}

/** All that a reader can learn. */
async function readBy(log: LogInPart): Promise<unknown> {
  const rooms = await Promise.all(
    ROOMS.map(async (room) => [
      await log.load(room),
      await log.since(room, 5),
      {
        ...(await log.foldable(room)),
        rows: (await log.foldable(room)).rows.map(({ seq, at }) => [seq, at]),
      },
    ]),
  );
  return [rooms, await log.rooms()];
}

describe('What has just come to the log of SQLite', () => {
  it('STORE-14: stands in the order in which it came, and is moved to its place by the thousand', async () => {
    const store = sqliteStore(folder);
    for (let n = 0; n < 1_000; n += 1) await store.updates.append([row(ROOMS[n % 3] ?? '', n % 250)]);
    expect(standing()).toEqual({ updates: 0, arrived: 1_000 });
    await store.updates.append([row('a/commons', 1)]);
    expect(standing()).toEqual({ updates: 1_000, arrived: 1 });
    expect((await store.updates.load('a/commons')).updates).toHaveLength(335);
    await store.updates.tidy();
    expect(standing()).toEqual({ updates: 1_001, arrived: 0 });
    await store.close();
  });

  it('STORE-14: is found and counted on by the process that comes after one that was killed', async () => {
    const killed = sqliteStore(folder);
    await killed.updates.append([row('a/commons', 1), row('b/commons', 2), row('a/commons', 3)]);
    const next = sqliteStore(folder);
    await expect(next.updates.append([row('a/commons', 4, { after: 1 })])).rejects.toThrow(Behind);
    await next.updates.append([row('a/commons', 4, { after: 2 })]);
    expect((await next.updates.load('a/commons')).updates).toEqual([1, 3, 4].map((n) => Uint8Array.of(n)));
    await Promise.all([killed.close(), next.close()]);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => [seed]))(
    'STORE-14: two processes on one file read and write what a plain log does, seed %i',
    async (seed) => {
      const chance = dice(seed);
      const model = plainLog();
      const processes = [sqliteStore(folder), sqliteStore(folder)];
      for (let step = 0; step < 40; step += 1) {
        const act = anAct(chance);
        const answers = [await answerOf(act, model)];
        answers.push(await answerOf(act, chance.oneOf(processes).updates));
        expect(answers[1], `step ${step}`).toEqual(answers[0]);
      }
      const wanted = await readBy(model);
      for (const { updates } of processes) expect(await readBy(updates)).toEqual(wanted);
      for (const one of processes) await one.close();
    },
  );

  it('STORE-14: a commit that the disk refuses leaves all as it was, and the numbers go on', async () => {
    let limit = (_pages: number): void => {};
    const store = sqliteStore(folder, (db) => {
      limit = (pages) => void db.pragma(`max_page_count = ${pages}`);
    });
    await store.updates.append(Array.from({ length: 999 }, (_, n) => row('a/commons', n % 250)));
    limit(1);
    const large = row('b/commons', 7, { bytes: new Uint8Array(900_000) });
    await expect(store.updates.append([row('a/commons', 1), large])).rejects.toThrow(CannotWrite);
    expect(standing()).toEqual({ updates: 0, arrived: 999 });
    limit(100_000);
    await store.updates.append([row('a/commons', 1, { after: 999 }), row('b/commons', 2, { after: 0 })]);
    expect((await store.updates.load('a/commons')).through).toBe(1_000);
    expect((await store.updates.load('b/commons')).through).toBe(1);
    await store.close();
  });
});

type LogInPart = ReturnType<typeof plainLog>;
type Act = (log: LogInPart) => Promise<unknown>;

function anAct(chance: Dice): Act {
  const room = chance.oneOf(ROOMS);
  const rows = Array.from({ length: 1 + chance.below(chance.onceIn(4) ? 400 : 5) }, () =>
    row(chance.oneOf(ROOMS), chance.below(250)),
  );
  const state = { state: Uint8Array.of(chance.below(250)), memory: Uint8Array.of(1) };
  const back = chance.below(4);
  return chance.oneOf<Act>([
    (log) => log.append(rows),
    (log) => log.append(rows),
    async (log) => {
      const { through } = await log.load(room);
      return log.append([row(room, 1, { after: Math.max(0, through - back) })]);
    },
    async (log) => {
      const { foldedThrough, through, epoch } = await log.foldable(room);
      const upTo = Math.max(foldedThrough, through - back);
      if (upTo > 0) await log.fold(room, state, upTo, epoch);
    },
    async (log) => {
      const { through } = await log.load(room);
      return through === 0 ? null : log.rewrite(room, state, through);
    },
    (log) => log.since(room, back),
    (log) => log.rooms(),
    (log) => log.tidy(),
  ]);
}

const answerOf = (act: Act, log: LogInPart): Promise<unknown> =>
  act(log).catch((error: unknown) => {
    if (error instanceof Behind) return 'behind';
    throw error;
  });
