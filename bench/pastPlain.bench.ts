import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { foldRoom } from '#server/compaction/compaction.ts';
import { letPastGo } from '#server/history/letGo.ts';
import { hereTeller, type PastTeller } from '#server/history/teller.ts';
import type { Act } from '#server/history/entryPast.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { COMMONS_AT_ROOTS } from '#protocol/history.ts';
import { DAY, EVENINGS, ROOM, START, writeCommons, writeYear } from './past/year.ts';
import { PlainPast, type PlainEntry, type Together } from './past/plainPast.ts';
import { PAPER } from './peers/trace.ts';

/** As the thread of the server packs. */
const EFFORT = 9;
const THEME = { root: 'themes', id: PAPER };
const ASKED_DAYS = 40;
/** Spread over the year by chance that is the same each time. */
const DAYS = Array.from(
  { length: ASKED_DAYS },
  (_, n) => START + Math.floor(((n * 0.618034) % 1) * EVENINGS * DAY),
);
const UNTIL = START + (EVENINGS / 2) * DAY;

interface Figures {
  readonly bytes: number;
  readonly rows: number;
  readonly write: number;
  readonly history: number;
  readonly content: number;
  readonly commons: number;
  readonly since: number;
  readonly erase: number;
  /** What is left of the former words, in bytes. */
  readonly left: number;
}

/** The answers of one way, in one shape. */
interface Answers {
  readonly history: PlainEntry;
  readonly contents: readonly unknown[];
  readonly commons: readonly unknown[];
  /** The same contents, after what stood before the middle of the year was let go of. */
  readonly later: readonly unknown[];
}

/** What once stood, as it is kept, beside the plain way: the same year, the same questions, and whether they agree. */
export async function run(): Promise<void> {
  const present = await onDisk(thePresent);
  const lines = { present: linesOf('server/history'), plain: linesOf('bench/past/plainPast.ts') };
  console.log(`  as it is kept: ${said(present.figures)}`);
  for (const together of [1, 64] as const) {
    const plain = await onDisk((updates, folder) => thePlain(updates, folder, together));
    console.log(`  snapshots packed by ${together}: ${said(plain.figures)}`);
    console.log(`    beside what is kept: ${ratios(plain.figures, present.figures)}`);
    agree(present.answers, plain.answers);
  }
  await ofManyQuestions();
  console.log(
    `  lines: ${lines.present} of server/history, ${lines.plain} of the plain way as far as it is built here`,
  );
}

interface Measured {
  readonly figures: Figures;
  readonly answers: Answers;
}

async function onDisk<T>(act: (updates: UpdateLog, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'terreau-past-plain-'));
  const store = sqliteStore(folder);
  const measured = await act(store.updates, folder).finally(() => store.close());
  await rm(folder, { recursive: true, force: true });
  return measured;
}

/** Many small entries with little of a past, beside the one long text: bytes, and the commons on a day. */
async function ofManyQuestions(): Promise<void> {
  const SHARES = [0.2, 0.5, 0.9, 1.3, 1.7, 2];
  const days = (half: number): number[] => SHARES.map((share) => Math.floor(START + (half - START) * share));
  const present = await onDisk(async (updates) => {
    let folding = 0;
    const { half } = await writeCommons(updates, async () => {
      folding += await timed(() => foldRoom(ROOM, updates, EFFORT));
    });
    const { bytes } = await weigh(updates);
    const answers = await asked(updates, (teller) => inTurn(days(half), (at) => commonsOf(teller, at)));
    const took = await best(() => asked(updates, (teller) => commonsOf(teller, half)));
    return { folding, bytes, answers, took };
  });
  console.log(
    `  many questions, as it is kept: ${kB(present.bytes)}, the commons of a day ${ms(present.took)}`,
  );
  for (const together of [1, 64] as const) {
    const plain = await onDisk(async (updates, folder) => {
      const past = new PlainPast(join(folder, 'plain.sqlite'), ROOM, updates, together, EFFORT);
      let folding = 0;
      const { half } = await writeCommons(updates, async () => {
        folding += await timed(() => past.fold());
      });
      const commonsAt = (at: number): ReadonlyMap<string, unknown> => past.commonsAt(COMMONS_AT_ROOTS, at);
      const answers = days(half).map(commonsAt);
      const took = await best(() => commonsAt(half));
      const { bytes } = past.size();
      past.close();
      return { folding, bytes, answers, took };
    });
    const of = (name: 'folding' | 'bytes' | 'took'): string => (plain[name] / present[name]).toPrecision(2);
    console.log(
      `    packed by ${together}: bytes ${of('bytes')}, writing ${of('folding')}, commons ${of('took')}; alike ${same(present.answers, plain.answers)}`,
    );
  }
}

const commonsOf = async (teller: PastTeller, at: number): Promise<ReadonlyMap<string, unknown>> => {
  const { items } = await teller.tell(ROOM, { about: 'commons', at });
  return new Map(
    COMMONS_AT_ROOTS.flatMap((root) =>
      items[root].map(({ id, fields }): [string, unknown] => [`${root}/${id}`, fields]),
    ),
  );
};

/** Of a room that is opened anew, as whoever asks first finds it. */
async function asked<T>(updates: UpdateLog, ask: (teller: PastTeller) => Promise<T>): Promise<T> {
  const teller = hereTeller(updates);
  return ask(teller).finally(() => teller.close());
}

/** What once stood, and who wrote what beside it. */
async function weigh(updates: UpdateLog): Promise<{ readonly bytes: number; readonly rows: number }> {
  const { rows } = await updates.past(ROOM);
  const { memory } = await updates.foldable(ROOM);
  return { bytes: rows.reduce((sum, row) => sum + row.bytes.length, memory?.length ?? 0), rows: rows.length };
}

async function thePresent(updates: UpdateLog): Promise<Measured> {
  let folding = 0;
  await writeYear(updates, async () => {
    folding += await timed(() => foldRoom(ROOM, updates, EFFORT));
  });
  const { bytes, rows } = await weigh(updates);
  const entry = (): Promise<PlainEntry> =>
    asked(updates, async (teller) => {
      const told = await teller.tell(ROOM, { about: 'entry', place: THEME });
      return { acts: told?.acts ?? [], moments: told?.moments ?? [], sheet: told?.sheet?.acts ?? [] };
    });
  const contentOf = async (teller: PastTeller, at: number): Promise<unknown> =>
    (await teller.tell(ROOM, { about: 'content', place: THEME, at }))?.fields ?? null;
  const history = await entry();
  const times = await measure({
    entry,
    contentAt: (at) => asked(updates, (teller) => contentOf(teller, at)),
    commonsAt: (at) => asked(updates, (teller) => commonsOf(teller, at)),
  });
  const each = <T>(ask: (teller: PastTeller, at: number) => Promise<T>): Promise<T[]> =>
    asked(updates, (teller) => inTurn(DAYS, (at) => ask(teller, at)));
  const contents = await each(contentOf);
  const commons = await each(commonsOf);
  const erase = await timed(async () => {
    await letPastGo(updates, ROOM, { ...THEME, at: UNTIL });
    await updates.scrub();
  });
  const later = await each(contentOf);
  const left = (await weigh(updates)).bytes;
  return {
    figures: { bytes, rows, write: folding / countOf(history), ...times, erase, left },
    answers: { history, contents, commons, later },
  };
}

async function thePlain(updates: UpdateLog, folder: string, together: Together): Promise<Measured> {
  const plain = new PlainPast(join(folder, 'plain.sqlite'), ROOM, updates, together, EFFORT);
  let folding = 0;
  await writeYear(updates, async () => {
    folding += await timed(() => plain.fold());
  });
  const { bytes, rows } = plain.size();
  const entry = (): PlainEntry => plain.entry(THEME.root, THEME.id);
  const contentAt = (at: number): unknown => plain.contentAt(THEME.root, THEME.id, at);
  const commonsAt = (at: number): ReadonlyMap<string, unknown> => plain.commonsAt(COMMONS_AT_ROOTS, at);
  const history = entry();
  const times = await measure({ entry, contentAt, commonsAt });
  const contents = DAYS.map(contentAt);
  const commons = DAYS.map(commonsAt);
  const erase = await timed(() => plain.letGo(THEME.root, THEME.id, UNTIL));
  const later = DAYS.map(contentAt);
  const left = plain.size().bytes;
  plain.close();
  return {
    figures: { bytes, rows, write: folding / countOf(history), ...times, erase, left },
    answers: { history, contents, commons, later },
  };
}

interface Asked {
  readonly entry: () => unknown;
  readonly contentAt: (at: number) => unknown;
  readonly commonsAt: (at: number) => ReadonlyMap<string, unknown> | Promise<ReadonlyMap<string, unknown>>;
}

/** The best of several, in milliseconds: of a machine that others use too, the least says most of the code. */
const best = async (ask: (at: number) => unknown): Promise<number> =>
  Math.min(...(await inTurn(DAYS.slice(0, 6), (at) => timed(async () => ask(at)))));

async function measure({ entry, contentAt, commonsAt }: Asked) {
  const sinceThen = async (at: number): Promise<number> => {
    const [then, now] = [await commonsAt(at), await commonsAt(START + EVENINGS * DAY)];
    return [...now.keys()].filter((name) => !then.has(name)).length;
  };
  return {
    history: await best(entry),
    content: await best(contentAt),
    commons: await best(commonsAt),
    since: await best(sinceThen),
  };
}

const countOf = ({ acts, sheet }: PlainEntry): number => acts.length + sheet.length;

/** How many are alike; the bench fails where one is not. */
function same(a: readonly unknown[], b: readonly unknown[]): string {
  const alike = a.filter((value, n) => isDeepStrictEqual(value, b[n])).length;
  const all = Math.max(a.length, b.length);
  if (alike < all) process.exitCode = 1;
  return `${alike} of ${all}`;
}

/** When something was laid down, and its first pause, a memory knows less well; all else is to agree. */
function agree(one: Answers, other: Answers): void {
  const told = (acts: readonly Act[]): readonly string[] =>
    acts
      .map(({ account, field, from, until, wrote, struck, isCreation }) =>
        JSON.stringify(
          isCreation
            ? { account, day: Math.floor((from - START) / DAY) }
            : { account, field, from, until, wrote, struck },
        ),
      )
      .sort();
  const own = new Set(other.history.moments);
  const pauses = one.history.moments.filter((at) => own.has(at));
  console.log(
    `    alike: acts ${same(told(one.history.acts), told(other.history.acts))}, of the sheet ${same(told(one.history.sheet), told(other.history.sheet))}, pauses of the text ${same(other.history.moments.slice(1), pauses.slice(-other.history.moments.length + 1))}, contents ${same(one.contents, other.contents)}, commons ${same(one.commons, other.commons)}, contents once half was let go of ${same(one.later, other.later)}`,
  );
}

const said = ({ bytes, rows, write, history, content, commons, since, erase, left }: Figures): string =>
  `${kB(bytes)} in ${rows} rows, ${ms(write)} to write for an act, a history ${ms(history)}, a content ${ms(content)}, the commons of a day ${ms(commons)}, what came since ${ms(since)}; half a year let go of in ${ms(erase)}, ${kB(left)} left`;

function ratios(one: Figures, other: Figures): string {
  const of = (name: keyof Figures): string => (one[name] / other[name]).toPrecision(2);
  return `bytes ${of('bytes')}, writing ${of('write')}, history ${of('history')}, content ${of('content')}, commons ${of('commons')}, since ${of('since')}, letting go ${of('erase')}`;
}

const kB = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`;
const ms = (time: number): string => `${time.toPrecision(2)} ms`;

function linesOf(place: string): number {
  if (!existsSync(place)) throw new Error(`${place} is not there: run it from the root of the repository`);
  const files = place.endsWith('.ts')
    ? [place]
    : readdirSync(place)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(place, name));
  return files.reduce((sum, file) => sum + readFileSync(file, 'utf8').trimEnd().split('\n').length, 0);
}

async function inTurn<T, R>(all: readonly T[], act: (one: T) => R | Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const one of all) answers.push(await act(one));
  return answers;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
