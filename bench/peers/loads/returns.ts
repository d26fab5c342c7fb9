import * as Y from 'yjs';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { Pen } from '#domain/ids.ts';
import { NOBODY } from '#domain/voice.ts';
import { updateFrame } from '#engine/protocol/frames.ts';
import { openLine, pause, untilSo } from '../line.ts';
import { onlyPlace, onStage, type Load, type Scene } from '../load.ts';
import type { Peer, Person } from '../peer.ts';
import { rangesOf } from '../ranges.ts';
import { FIRST_TYPIST } from '../typist.ts';

const PEOPLE = 1_000;
const THEMES = 100;
const THEME_LETTERS = 1_000;
const BASE = FIRST_TYPIST - 1;
const PATIENCE = 90_000;

/** A device that comes back: what it holds, and what was written on it meanwhile. */
interface Device {
  readonly person: Person;
  readonly stateVector: Uint8Array;
  readonly brings: Uint8Array;
}

/** Everybody asked a question on the train, and everybody gets out at once. */
export const returns: Load = {
  name: 'returns',
  peers: ['terreau', 'stock', 'hocuspocus'],
  rounds: 3,
  rows: [
    {
      figure: 'time',
      what: '1,000 people return at once, each with a question: everybody has all',
      unit: 's',
      better: 'less',
      aim: '0.30',
    },
    {
      figure: 'cpu',
      what: '1,000 people return at once: processor of the server',
      unit: 's',
      better: 'less',
      aim: '0.20',
    },
    {
      figure: 'lost',
      what: '1,000 people return at once: questions that a newcomer does not find',
      unit: '',
      better: 'less',
      aim: '0',
    },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: 1, people: PEOPLE, organisers: 1 }, async (scene) => {
      const base = await layBase(peer, scene);
      const devices = onlyPlace(scene).people.map((person, n) => deviceOf(base, person, n));
      const before = scene.running.cpu();
      const time = await returnAll(peer, scene, devices);
      const cpu = scene.running.cpu() - before;
      const found = (await newcomer(peer, scene)).getMap('questions').size;
      return { time: time / 1_000, cpu, lost: PEOPLE - found };
    }),
};

/** What everybody had before they left: themes with a page of text. */
async function layBase(peer: Peer, scene: Scene): Promise<Uint8Array> {
  const { room, people } = onlyPlace(scene);
  const doc = new Y.Doc();
  doc.clientID = BASE;
  for (let n = 0; n < THEMES; n += 1) {
    const text = new Y.Text(
      'Un territoire où chacun trouve à qui parler. '.repeat(30).slice(0, THEME_LETTERS),
    );
    doc.getMap('themes').set(`theme${n}`, new Y.Map([['intent', text]]));
  }
  const organiser = await openLine(peer, scene.running, room, people[0]);
  organiser.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  await pause(1_500);
  organiser.close();
  return Y.encodeStateAsUpdate(await newcomer(peer, scene));
}

function deviceOf(base: Uint8Array, person: Person, n: number): Device {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  const before = Y.encodeStateVector(doc);
  doc.clientID = FIRST_TYPIST + n;
  const pens = { named: person.account as Pen, veiled: person.account as Pen };
  const sentence = `Comment se retrouver à ${n} quand le dernier car est parti ?`;
  askQuestion(openCommons(doc), pens, { sentence, voice: NOBODY }, { now: () => n, chance: () => 'train' });
  return { person, stateVector: Y.encodeStateVector(doc), brings: Y.encodeStateAsUpdate(doc, before) };
}

/** Milliseconds until the last of them has every question. */
async function returnAll(peer: Peer, scene: Scene, devices: readonly Device[]): Promise<number> {
  const { room } = onlyPlace(scene);
  let whole = 0;
  const start = performance.now();
  const lines = await Promise.all(
    devices.map(({ person, stateVector, brings }, own) => {
      const has = new Uint8Array(PEOPLE);
      has[own] = 1;
      let missing = PEOPLE - 1;
      return openLine(peer, scene.running, room, person, {
        stateVector,
        brings,
        onUpdate(update) {
          for (const { client } of rangesOf(update)) {
            const from = client - FIRST_TYPIST;
            if (from < 0 || from >= PEOPLE || has[from] === 1) continue;
            has[from] = 1;
            missing -= 1;
            if (missing === 0) whole += 1;
          }
        },
      });
    }),
  );
  const isWhole = await untilSo(() => whole === PEOPLE, PATIENCE);
  const time = performance.now() - start;
  for (const line of lines) line.close();
  if (!isWhole) throw new Error(`only ${whole} of ${PEOPLE} have all`);
  return time;
}

/** Somebody who comes for the first time, and what they see. */
async function newcomer(peer: Peer, { running, places }: Scene): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const place = places[0];
  const line = await openLine(peer, running, place?.room ?? '', place?.people[0], {
    onUpdate: (update) => Y.applyUpdate(doc, update.slice()),
  });
  await pause(500);
  line.close();
  return doc;
}
