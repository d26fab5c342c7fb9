import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { Entry } from '#protocol/portal.ts';
import { createTerminalActs } from '#server/portal.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import { fillingQuestion, openFiller, type Filler } from '../tests/support/filler.ts';
import { cookieOf, openHouse } from '../tests/support/openHouse.ts';

/** The attack that filled a commons: questions with twelve fields that no kind reads, each of so many letters. */
const QUESTIONS = 83;
const FIELDS = 12;
const LETTERS = 65_000;
/** The same, so short that each may stand. */
const SHORT = 16_000;
/** A changed program tries no more than this. */
const MOST = 600;

/** How far one partner gets who only wants to fill a space, whether others write on, and what giving back frees. */
export async function run(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'terreau-bench-fill-'));
  const house = await openHouse({ store: sqliteStore(data), env: { TERREAU_DATA: data } });
  try {
    const { entry: ana } = await house.found();
    const { entry: paul } = await house.join(ana, 'Paul', 'partner');
    const room = `${ana.space}/commons`;
    const weight = (): Promise<number> =>
      house.house.live.read(room, (doc) => Y.encodeStateAsUpdate(doc).length);
    const me = async (entry: Entry) => {
      const answer = await house.house.portal.whoAmI(entry.space, entry.token);
      if (!answer.ok) throw new Error(answer.why);
      return answer.value;
    };
    const pen = (await me(paul)).account;
    console.log(`before: ${kB(await weight())}`);

    const line = await openFiller(house.sync(room), cookieOf(paul));
    const long = await fill(line, QUESTIONS, (n) => fillingQuestion(`${pen}~long${n}`, FIELDS, LETTERS));
    console.log(
      `${QUESTIONS} questions of ${FIELDS} fields of ${LETTERS} letters: ${long.taken} taken, ${tally(long)}; ${kB(await weight())}`,
    );
    const start = performance.now();
    const short = await fill(line, MOST, (n) => fillingQuestion(`${pen}~short${n}`, 1, SHORT));
    const seconds = (performance.now() - start) / 1_000;
    const filled = await weight();
    console.log(
      `${MOST} of one field of ${SHORT} letters: ${short.taken} taken, ${tally(short)}, in ${seconds.toFixed(1)} s; ${kB(filled)} of ${kB(64 * 1024 * 1024)}`,
    );
    line.close();

    const organiser = await openFiller(house.sync(room), cookieOf(ana));
    const anas = (await me(ana)).account;
    const own = await fill(organiser, 1, () => fillingQuestion(`${anas}~after`, 0, 0));
    console.log(`Ana writes beside it: ${own.taken === 1 ? 'yes' : `no, ${tally(own)}`}`);
    organiser.close();

    const acts = createTerminalActs(house.house.parts);
    const erasing = performance.now();
    const erased = await acts.erasePerson(ana.space, pen, true, true);
    if (!erased.ok) throw new Error(erased.why);
    console.log(
      `given back in ${((performance.now() - erasing) / 1_000).toFixed(1)} s: ${kB(filled)} before, ${kB(await weight())} after (${JSON.stringify(erased.value.counts)})`,
    );
  } finally {
    await house.close();
    await rm(data, { recursive: true, force: true });
  }
}

interface Fate {
  taken: number;
  readonly refused: Map<string, number>;
}

const tally = ({ refused }: Fate): string =>
  refused.size === 0 ? 'none refused' : [...refused].map(([why, n]) => `${n} refused ${why}`).join(', ');
const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;

async function fill(line: Filler, most: number, update: (n: number) => Uint8Array): Promise<Fate> {
  const fate: Fate = { taken: 0, refused: new Map() };
  for (let n = 0; n < most; n += 1) {
    const why = await line.send(update(n));
    if (why === null) fate.taken += 1;
    else fate.refused.set(why, (fate.refused.get(why) ?? 0) + 1);
  }
  return fate;
}
