import { updateFrame } from '#engine/protocol/frames.ts';
import { percentile } from '../../percentiles.ts';
import { openLine, openLines, pause, untilSo, type Line } from '../line.ts';
import { listenTo, type Listening } from '../listener.ts';
import { onStage, type Figures, type Load, type Scene } from '../load.ts';
import { atRate } from '../pace.ts';
import { PEERS, type Peer } from '../peer.ts';
import { createTypist, type Typist } from '../typist.ts';

const ROOMS = 100;
const EACH = 4;
/** Seconds. A server that has just started compiles what it runs for some of them. */
const WARMING = 15;
const MEASURED = 15;
const PATIENCE = 15_000;
const PLAN = { rooms: ROOMS, people: EACH, organisers: EACH };

/** Everybody types, each in the theme of their own, in many rooms. */
interface Hall {
  readonly typists: readonly Typist[];
  readonly lines: readonly Line[];
  readonly listenings: readonly Listening[];
}

export const rooms: Load = {
  name: 'rooms',
  peers: PEERS,
  rounds: 3,
  rows: [
    {
      figure: 'cpu',
      what: '100 rooms × 4 who type, 1,000 updates/s: processor per update',
      unit: 'µs',
      better: 'less',
      aim: '0.8',
    },
    {
      figure: 'p99',
      what: '100 rooms, 1,000 updates/s: 99 of 100 arrive within',
      unit: 'ms',
      better: 'less',
      aim: '',
    },
  ],
  measure: (peer) =>
    onStage(peer, PLAN, async (scene) => {
      const hall = await fill(peer, scene);
      await typeAt(hall, 1_000, WARMING);
      const before = scene.running.cpu();
      const { sent, p99 } = await typeAt(hall, 1_000, MEASURED);
      const cpu = scene.running.cpu() - before;
      leave(hall);
      return { cpu: (cpu / sent) * 1e6, p99 };
    }),
};

const SLOWEST = 4_000;
const FASTEST = 120_000;
const STEP = 1.35;
const SOON = 100;

/** Faster and faster, until letters come late or the driver itself cannot. */
export const roomsMost: Load = {
  name: 'roomsMost',
  peers: PEERS,
  rows: [
    {
      figure: 'rate',
      what: '100 rooms × 4 who type: updates/s while 99 of 100 arrive within 100 ms',
      unit: '/s',
      better: 'more',
      aim: '3',
    },
  ],
  measure: (peer) =>
    onStage(peer, PLAN, async (scene): Promise<Figures> => {
      const hall = await fill(peer, scene);
      await typeAt(hall, SLOWEST / 2, 3);
      let best = 0;
      for (let rate = SLOWEST; rate < FASTEST; rate *= STEP) {
        const { sent, seconds, p99, isWhole } = await typeAt(hall, rate, 3);
        if (!isWhole || p99 > SOON) break;
        best = Math.max(best, sent / seconds);
        if (sent / seconds < rate * 0.9) break;
      }
      leave(hall);
      return best === 0 ? {} : { rate: best };
    }),
};

async function fill(peer: Peer, { running, places }: Scene): Promise<Hall> {
  const typists = Array.from({ length: ROOMS * EACH }, (_, n) => createTypist(n));
  const listenings = places.map((_, n) => listenTo(typists.slice(n * EACH, (n + 1) * EACH)));
  const lines = await openLines(typists.length, (n) => {
    const [place, listening] = [places[Math.floor(n / EACH)], listenings[Math.floor(n / EACH)]];
    if (place === undefined || listening === undefined) throw new Error('a room is missing');
    return openLine(peer, running, place.room, place.people[n % EACH], {
      onUpdate: listening.ear(typists[n] ?? null, n % EACH === 0),
    });
  });
  for (const [n, typist] of typists.entries()) lines[n]?.send(updateFrame(typist.opening));
  await pause(1_500);
  return { typists, lines, listenings };
}

async function typeAt({ typists, lines, listenings }: Hall, rate: number, seconds: number) {
  const heard = (): number => listenings.reduce((sum, { letters }) => sum + letters, 0);
  for (const { late } of listenings) late.length = 0;
  const [start, before] = [performance.now(), heard()];
  // A stride that meets every typist once: neighbours in time are in different rooms.
  const stop = atRate(rate, (n) => {
    const at = (n * EACH + Math.floor(n / ROOMS)) % typists.length;
    const typist = typists[at];
    if (typist !== undefined) lines[at]?.send(typist.type());
  });
  await pause(seconds * 1_000);
  const sent = stop();
  const spent = (performance.now() - start) / 1_000;
  const isWhole = await untilSo(() => heard() - before >= sent * (EACH - 1), PATIENCE);
  const late = listenings.flatMap((listening) => listening.late);
  return { sent, seconds: spent, p99: percentile(late, 0.99), isWhole };
}

const leave = ({ lines }: Hall): void => lines.forEach((line) => line.close());
