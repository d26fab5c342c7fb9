import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readFrame, updateFrame } from '#protocol/frames.ts';
import type { Entry } from '#protocol/portal.ts';
import { createTerminalActs } from '#server/portal.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import { cookieOf, openHouse, type OpenHouse } from '../tests/support/openHouse.ts';

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

    const line = await openLine(house, room, paul);
    const long = await fill(line, QUESTIONS, (n) => questionOf(`${pen}~long${n}`, FIELDS, LETTERS));
    console.log(
      `${QUESTIONS} questions of ${FIELDS} fields of ${LETTERS} letters: ${long.taken} taken, ${tally(long)}; ${kB(await weight())}`,
    );
    const start = performance.now();
    const short = await fill(line, MOST, (n) => questionOf(`${pen}~short${n}`, 1, SHORT));
    const seconds = (performance.now() - start) / 1_000;
    const filled = await weight();
    console.log(
      `${MOST} of one field of ${SHORT} letters: ${short.taken} taken, ${tally(short)}, in ${seconds.toFixed(1)} s; ${kB(filled)} of ${kB(64 * 1024 * 1024)}`,
    );
    line.close();

    const organiser = await openLine(house, room, ana);
    const anas = (await me(ana)).account;
    const own = await fill(organiser, 1, () => questionOf(`${anas}~after`, 0, 0));
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

/** Written by a program that takes a fresh client id for each: what is refused holds up nothing of the rest. */
function questionOf(id: string, fields: number, letters: number): Uint8Array {
  const doc = new Y.Doc();
  const entry = new Y.Map<unknown>([
    ['sentence', 'Qui aide qui ?'],
    ['voice', { kind: 'nobody' }],
  ]);
  for (let n = 0; n < fields; n += 1) entry.set(`filling${n}`, 'x'.repeat(letters));
  doc.getMap('questions').set(id, entry);
  return Y.encodeStateAsUpdate(doc);
}

interface Filling {
  send(update: Uint8Array): Promise<string | null>;
  close(): void;
}

async function fill(line: Filling, most: number, update: (n: number) => Uint8Array): Promise<Fate> {
  const fate: Fate = { taken: 0, refused: new Map() };
  for (let n = 0; n < most; n += 1) {
    const why = await line.send(update(n));
    if (why === null) fate.taken += 1;
    else fate.refused.set(why, (fate.refused.get(why) ?? 0) + 1);
  }
  return fate;
}

/** One update after another: resolves with why it was refused, or null once it is durable. */
function openLine(house: OpenHouse, room: string, entry: Entry): Promise<Filling> {
  const socket = new WebSocket(`${house.sync(room)}?receipts=1`, { headers: { cookie: cookieOf(entry) } });
  let sent = 0;
  let why: string | null = null;
  let settle: (why: string | null) => void = () => undefined;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (bytes: Buffer) => {
      const frame = readFrame(new Uint8Array(bytes));
      if (frame.type === 'refused') why = frame.why;
      if (frame.type === 'receipt' && frame.settled >= sent) settle(why);
      if (frame.type === 'step1')
        resolve({
          send(update) {
            sent += 1;
            why = null;
            socket.send(updateFrame(update));
            return new Promise((done) => (settle = done));
          },
          close: () => socket.close(),
        });
    });
  });
}
