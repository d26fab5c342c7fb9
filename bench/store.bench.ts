import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresStore } from '#server/store/postgres.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { Store, UpdateRow } from '#server/store/store.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { postgresPrograms } from '../tests/support/services.ts';
import { asRatio, median, percentile } from './percentiles.ts';

const BYTES = new Uint8Array(200).fill(7);
const ROOMS = 50;
const ALONE = 400;
const TOGETHER = 100;
const BATCHES = 100;
const LOADS = 500;

interface Measure {
  /** Milliseconds of each append that waits for the one before. */
  readonly alone: readonly number[];
  /** Rows in a second, when so many are appended at once. */
  readonly rows: number;
  /** Milliseconds of each load of a room of some hundred rows. */
  readonly loads: readonly number[];
}

/** What an append costs on PostgreSQL beside SQLite, both on the disk of this machine before they answer. */
export async function run(): Promise<void> {
  if (postgresPrograms() === null) return console.log('PostgreSQL is not installed here');
  const folder = await mkdtemp(join(tmpdir(), 'terreau-store-bench-'));
  const cluster = await startPostgres({ durable: true });
  const [sqlite, postgres] = [sqliteStore(folder), await postgresStore(await cluster.freshUrl())];
  const theirs = await measure(sqlite);
  const ours = await measure(postgres);
  await Promise.all([sqlite.close(), postgres.close()]);
  await cluster.end();
  await rm(folder, { recursive: true, force: true });
  const version = execFileSync(join(postgresPrograms() ?? '', 'postgres'), ['--version'], {
    encoding: 'utf8',
  });
  console.log(`SQLite and ${version.trim()} over TCP, both with a flush for each commit; rows of 200 bytes`);
  for (const share of [0.5, 0.99]) {
    const [mine, other] = [percentile(ours.alone, share), percentile(theirs.alone, share)];
    console.log(
      `  an append alone, p${share * 100}: ${asRatio(mine, other)} SQLite's (${ms(mine)} and ${ms(other)})`,
    );
  }
  console.log(
    `  ${TOGETHER} at once: ${asRatio(ours.rows, theirs.rows)} SQLite's rows in a second (${Math.round(ours.rows)} and ${Math.round(theirs.rows)})`,
  );
  const [mine, other] = [median(ours.loads), median(theirs.loads)];
  console.log(
    `  a room of ${(ALONE + BATCHES * TOGETHER) / ROOMS} rows loaded: ${asRatio(mine, other)} SQLite's (${ms(mine)} and ${ms(other)})`,
  );
}

const ms = (time: number): string => `${time.toFixed(2)} ms`;

const row = (n: number): UpdateRow => ({
  room: `s${n % ROOMS}/commons`,
  account: 'ana',
  at: n,
  bytes: BYTES,
});

async function measure({ updates }: Store): Promise<Measure> {
  const alone: number[] = [];
  for (let n = 0; n < ALONE; n += 1) alone.push(await timed(() => updates.append([row(n)])));
  const whole = await timed(async () => {
    for (let batch = 0; batch < BATCHES; batch += 1)
      await updates.append(Array.from({ length: TOGETHER }, (_, n) => row(n)));
  });
  const loads: number[] = [];
  for (let n = 0; n < LOADS; n += 1) loads.push(await timed(() => updates.load(row(n).room)));
  return { alone, rows: (BATCHES * TOGETHER * 1_000) / whole, loads };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
