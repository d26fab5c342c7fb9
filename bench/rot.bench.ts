import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { readSqlite } from '#server/keeping/readStore.ts';
import { verifyStore } from '#server/keeping/verify.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { packVersion } from '#server/history/versionBytes.ts';
import { silentLog } from '#server/log.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openStore, StoreUnusable } from '#server/store/openStore.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { Damaged } from '#server/store/store.ts';

/**
 * What is noticed when a disk forgets: bytes are flipped, and pages zeroed, in copies of the data folder of a demo space,
 * one at a time, and the start, the rooms, the public page and `verify` are asked. `--flips 400 --pages 100 --seed 1`.
 */
const PAGE = 4_096;
const TABLES = ['updates', 'arrived', 'folded', 'past', 'versions'] as const;

/** A linear congruential generator: the same seed, the same rot. */
const chance = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

type Seen = 'verify' | 'start' | 'nobody';
interface Outcome {
  readonly seen: Seen;
  /** An error that is neither damage nor told in words: a page would be a 500. */
  readonly crash: string | null;
  /** Rooms that were closed. */
  readonly closed: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const number = (name: string, otherwise: number): number =>
    Number(args[args.indexOf(`--${name}`) + 1] ?? NaN) || otherwise;
  const [flips, pages, seed] = [number('flips', 300), number('pages', 100), number('seed', 1)];
  const folder = mkdtempSync(join(tmpdir(), 'terreau-rot-bench-'));
  const config: Config = { ...configOf(), data: join(folder, 'whole') };
  try {
    await lay(config);
    const whole = readFileSync(join(config.data, DATABASE_FILE));
    const inRows = placesOfRows(join(config.data, DATABASE_FILE), whole);
    const next = chance(seed);
    const trial = async (rot: (bytes: Buffer) => void): Promise<Outcome> => {
      const bytes = Buffer.from(whole);
      rot(bytes);
      return ask({ ...config, data: mkdtempSync(join(folder, 'rotten-')) }, bytes);
    };
    const flip = (bytes: Buffer, at: number): void => void (bytes[at] = (bytes[at] ?? 0) ^ (1 + next(255)));
    if ((await trial(() => undefined)).seen !== 'nobody')
      throw new Error('what is whole must be told as whole');
    console.log(
      `a file of ${whole.length / PAGE} pages, ${inRows.length} bytes in stored rows; seed ${seed}`,
    );
    const told = { rows: 0, crashes: 0 };
    const all: [string, number, (bytes: Buffer) => void][] = [
      ['a byte flipped inside a stored row', flips, (bytes) => flip(bytes, inRows[next(inRows.length)] ?? 0)],
      ['a byte flipped anywhere in the file', flips, (bytes) => flip(bytes, next(bytes.length))],
      [
        'a page of zeroes',
        pages,
        (bytes) => {
          const at = next(bytes.length / PAGE) * PAGE;
          bytes.fill(0, at, at + PAGE);
        },
      ],
    ];
    for (const [name, times, rot] of all) {
      const outcomes: Outcome[] = [];
      for (let n = 0; n < times; n += 1) outcomes.push(await trial(rot));
      const count = (seen: Seen): number => outcomes.filter((one) => one.seen === seen).length;
      const crashes = outcomes.flatMap(({ crash }) => (crash === null ? [] : [crash]));
      console.log(
        `  ${name}: ${times - count('nobody')} of ${times} noticed (${count('start')} at the start, ${count('verify')} by reading through); in ${outcomes.filter(({ closed }) => closed > 0).length} a room is closed, ${crashes.length} would be a 500`,
      );
      for (const crash of new Set(crashes)) console.log(`    ${crash}`);
      if (name.includes('row')) told.rows = count('nobody');
      told.crashes += crashes.length;
    }
    if (told.rows + told.crashes > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(): Config {
  const read = readConfig({});
  if (!read.ok) throw new Error('these settings cannot be read');
  return read.value;
}

async function open(config: Config): Promise<House> {
  return composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
}

/** A demo space, of which the commons is folded and written to again, with a named version. */
async function lay(config: Config): Promise<void> {
  const house = await open(config);
  await createTerminalActs(house.parts).demo();
  const { updates } = house.store;
  const [room = ''] = (await updates.rooms())
    .map(({ room: name }) => name)
    .filter((name) => name.endsWith('/commons'));
  await foldRoom(room, updates, 9);
  await updates.addVersion({
    room,
    id: 'v1',
    root: 'themes',
    entry: 't1',
    name: 'mars',
    at: 1,
    account: 'ana',
    bytes: packVersion({ sentence: 'Ce qui a été dit en mars.' } as never),
  });
  await house.portal.askPublicly(
    room.split('/')[0] ?? '',
    { sentence: 'Qui lit la lettre ?', family: null },
    '192.0.2.1',
  );
  // Without free pages, in which nothing stands.
  await updates.scrub();
  await house.close();
}

/** Where the values of stored rows stand in the file, as far as they stand in one piece. */
function placesOfRows(file: string, whole: Buffer): readonly number[] {
  const db = new Sqlite(file, { readonly: true });
  const places: number[] = [];
  for (const table of TABLES)
    for (const row of db.prepare(`SELECT * FROM ${table}`).raw().iterate() as IterableIterator<unknown[]>)
      for (const value of row) {
        if (!Buffer.isBuffer(value)) continue;
        // A long value goes on in pages of its own: each piece is looked for.
        for (let from = 0; from < value.length; from += 512) {
          const piece = value.subarray(from, from + 512);
          const at = piece.length < 16 ? -1 : whole.indexOf(piece);
          if (at >= 0) for (let n = 0; n < piece.length; n += 1) places.push(at + n);
        }
      }
  db.close();
  return places;
}

async function ask(config: Config, bytes: Buffer): Promise<Outcome> {
  writeFileSync(join(config.data, DATABASE_FILE), bytes);
  let house: House;
  try {
    house = await open(config);
  } catch (error) {
    const isTold = error instanceof StoreUnusable;
    rmSync(config.data, { recursive: true, force: true });
    return { seen: isTold ? 'start' : 'nobody', crash: isTold ? null : String(error), closed: 0 };
  }
  let crash: string | null = null;
  let closed = 0;
  const answers = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (error instanceof Damaged) closed += 1;
      else crash = String(error);
    }
  };
  try {
    const spaces = await house.store.people.spaces().catch(() => []);
    for (const { slug } of spaces) {
      await answers(() => house.portal.publicPage(slug));
      for (const kind of ['commons', 'backstage'])
        await answers(() => house.live.read(`${slug}/${kind}`, () => null));
    }
    await house.portal.health();
    const isSound = await verified(config.data);
    return { seen: isSound && closed === 0 ? 'nobody' : 'verify', crash, closed };
  } finally {
    await house.close().catch(() => undefined);
    rmSync(config.data, { recursive: true, force: true });
  }
}

async function verified(data: string): Promise<boolean> {
  const store = readSqlite(join(data, DATABASE_FILE));
  try {
    return (await verifyStore(store)).isSound;
  } finally {
    await store.close();
  }
}
