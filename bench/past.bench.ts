import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId, Pen } from '#domain/ids.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { hereTeller } from '#server/history/teller.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { UpdateLog, UpdateRow } from '#server/store/store.ts';
import * as Y from 'yjs';
import { PAPER, writePaper } from './peers/trace.ts';

const ROOM = 'perigord/commons';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2027, 0, 4, 19);

const EVENINGS = 200;
const SLICES = 10;
const QUESTIONS = 1_000;
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

/** A paper of 259,778 keys, written on two hundred evenings, ten times five minutes each. */
async function yearOfEvenings(updates: UpdateLog): Promise<void> {
  const { opening, updates: keys } = writePaper();
  const sheet = new Y.Doc();
  const lines: Y.Map<unknown>[] = [];
  await updates.append([{ room: ROOM, account: 'ana', at: START, bytes: opening, claims: [] }]);
  const each = Math.ceil(keys.length / (EVENINGS * SLICES));
  let folding = 0;
  for (let evening = 0; evening < EVENINGS; evening += 1) {
    const first = evening * SLICES * each;
    const rows = keys.slice(first, first + SLICES * each).map((bytes, n): UpdateRow => ({
      room: ROOM,
      account: Math.floor(n / each) % 3 === 0 ? 'luc' : 'ana',
      at: START + evening * DAY + Math.floor(n / each) * 6 * MINUTE + (n % each) * 1_000,
      bytes,
    }));
    await updates.append(rows);
    await updates.append(workOnSheet(sheet, lines, START + evening * DAY));
    if (evening % 10 === 9) folding += await timed(() => foldRoom(ROOM, updates, EFFORT));
  }
  const kept = await updates.past(ROOM);
  const foldable = await updates.foldable(ROOM);
  const [entry] = kept.rows.filter(({ root }) => root === 'themes');
  if (entry === undefined) throw new Error('nothing is kept of the paper');
  const place = { root: entry.root, id: entry.id };
  const past = kept.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  console.log(
    `a paper of ${keys.length} keys on ${EVENINGS} evenings: its state ${kB(foldable.state)}, who wrote it ${kB(foldable.memory)}, what once stood ${Math.round(past / 1_000)} kB in ${kept.rows.length} rows`,
  );
  console.log(`  folded in ${Math.round((folding * 1_000) / keys.length)} µs a key`);
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

/** One more line of the sheet of that theme each evening, and ten changes in those that are there. */
function workOnSheet(doc: Y.Doc, lines: Y.Map<unknown>[], from: number): UpdateRow[] {
  const rows: UpdateRow[] = [];
  const write = (minute: number, act: () => void): void => {
    const before = Y.encodeStateVector(doc);
    doc.transact(act);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    rows.push({ room: ROOM, account: 'luc', at: from + minute * MINUTE, bytes, claims: [doc.clientID] });
  };
  write(0, () => {
    const line = new Y.Map<unknown>([
      ['theme', PAPER],
      ['minutes', 10],
    ]);
    doc.getMap('steps').set(`s${lines.length}`, line);
    lines.push(line);
  });
  for (let n = 1; n <= 10; n += 1)
    write(6 * n, () => lines[(n * 7) % lines.length]?.set('minutes', (from + n) % 120));
  return rows;
}

/** A thousand questions, each mended once and moved twice; the commons on a day in between. */
async function commonsAtADate(updates: UpdateLog): Promise<void> {
  const doc = openCommons(new Y.Doc());
  let at = START;
  let rows: UpdateRow[] = [];
  doc.on('update', (bytes: Uint8Array) =>
    rows.push({ room: ROOM, account: 'ana', at, bytes, claims: [doc.clientID] }),
  );
  let drawn = 0;
  const world = { now: () => at, chance: () => `x${(drawn += 1)}` };
  const pens = { named: 'ana' as Pen, veiled: 'veil' as Pen };
  const ids: ItemId[] = [];
  for (let n = 0; n < QUESTIONS; n += 1) {
    at += 10 * MINUTE;
    const voice = { kind: 'nobody', family: null } as const;
    const asked = askQuestion(doc, pens, { sentence: `Qui aide les aînés du canton ${n} ?`, voice }, world);
    if (asked.ok) ids.push(asked.value);
  }
  const half = at;
  for (const round of [0, 1])
    for (const [n, id] of ids.entries()) {
      at += 10 * MINUTE;
      placeQuestion(doc, id, `t${(n + round) % 7}` as ItemId, world);
      if (round === 0)
        (doc.getMap('questions').get(id) as Y.Map<unknown>).set(
          'sentence',
          `Qui aide vraiment les aînés, ${n} ?`,
        );
    }
  for (; rows.length > 0; rows = rows.slice(500)) {
    await updates.append(rows.slice(0, 500));
    await foldRoom(ROOM, updates, EFFORT);
  }
  const kept = await updates.past(ROOM);
  const bytes = kept.rows.reduce((sum, row) => sum + row.bytes.length, 0);
  const { state } = await updates.foldable(ROOM);
  const teller = hereTeller(updates);
  const opens = await timed(() => teller.tell(ROOM, { about: 'commons', at: half }));
  const moves = await timed(() => teller.tell(ROOM, { about: 'commons', at: half - DAY }));
  console.log(
    `a commons of ${ids.length} questions (state ${kB(state)}, past ${Math.round(bytes / 1_000)} kB in ${kept.rows.length} rows): at a date in ${opens.toFixed(0)} ms, then at another in ${moves.toFixed(0)} ms`,
  );
}

const kB = (bytes: Uint8Array | null): string => `${Math.round((bytes?.length ?? 0) / 1_000)} kB`;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
