import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldRoom } from '#server/compaction/compaction.ts';
import { hereTeller } from '#server/history/teller.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { DAY, EVENINGS, ROOM, writeCommons, writeYear } from './past/year.ts';

/** As the thread of the server packs. */
const EFFORT = 9;

/** What the past of a commons costs, and how soon it opens. */
export async function run(): Promise<void> {
  await onDisk(yearOfEvenings);
  await onDisk(commonsAtADate);
}

async function onDisk(act: (updates: UpdateLog) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'terreau-past-bench-'));
  const store = sqliteStore(folder);
  await act(store.updates).finally(() => store.close());
  await rm(folder, { recursive: true, force: true });
}

async function yearOfEvenings(updates: UpdateLog): Promise<void> {
  let folding = 0;
  const keys = await writeYear(updates, async () => {
    folding += await timed(() => foldRoom(ROOM, updates, EFFORT));
  });
  const kept = await updates.past(ROOM);
  const foldable = await updates.foldable(ROOM);
  const [entry] = kept.rows.filter(({ root }) => root === 'themes');
  if (entry === undefined) throw new Error('nothing is kept of the paper');
  const place = { root: entry.root, id: entry.id };
  const past = kept.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  console.log(
    `a paper of ${keys} keys on ${EVENINGS} evenings: its state ${kB(foldable.state)}, who wrote it ${kB(foldable.memory)}, what once stood ${Math.round(past / 1_000)} kB in ${kept.rows.length} rows`,
  );
  console.log(`  folded in ${Math.round((folding * 1_000) / keys)} µs a key`);
  const teller = hereTeller(updates);
  let told = await teller.tell(ROOM, { about: 'entry', place });
  const again = hereTeller(updates);
  const opens = await timed(async () => (told = await again.tell(ROOM, { about: 'entry', place })));
  const moments = told?.moments ?? [];
  console.log(
    `  its history opens in ${opens.toFixed(0)} ms: ${moments.length} moments, ${told?.acts.length ?? 0} acts, and ${told?.sheet?.acts.length ?? 0} of its sheet`,
  );
  for (const share of [0, 0.5, 1]) {
    const at = moments[Math.min(moments.length - 1, Math.floor(moments.length * share))] ?? 0;
    const took = await timed(() => teller.tell(ROOM, { about: 'content', place, at }));
    console.log(`  how it stood at ${share * 100} % of the year: ${took.toFixed(0)} ms`);
  }
}

/** The commons on a day in between. */
async function commonsAtADate(updates: UpdateLog): Promise<void> {
  const { asked, half } = await writeCommons(updates, () => foldRoom(ROOM, updates, EFFORT));
  const kept = await updates.past(ROOM);
  const bytes = kept.rows.reduce((sum, row) => sum + row.bytes.length, 0);
  const { state } = await updates.foldable(ROOM);
  const teller = hereTeller(updates);
  const opens = await timed(() => teller.tell(ROOM, { about: 'commons', at: half }));
  const moves = await timed(() => teller.tell(ROOM, { about: 'commons', at: half - DAY }));
  console.log(
    `a commons of ${asked} questions (state ${kB(state)}, past ${Math.round(bytes / 1_000)} kB in ${kept.rows.length} rows): at a date in ${opens.toFixed(0)} ms, then at another in ${moves.toFixed(0)} ms`,
  );
}

const kB = (bytes: Uint8Array | null): string => `${Math.round((bytes?.length ?? 0) / 1_000)} kB`;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
