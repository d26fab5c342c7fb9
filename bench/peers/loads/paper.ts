import { updateFrame } from '#engine/protocol/frames.ts';
import { median } from '../../percentiles.ts';
import { openLine, pause, untilSo } from '../line.ts';
import { hearingOf } from '../listener.ts';
import { bytesIn, onlyPlace, onStage, type Load, type Scene } from '../load.ts';
import type { Peer } from '../peer.ts';
import { rangesOf } from '../ranges.ts';
import { readPaper, writePaper, type Paper } from '../trace.ts';

/** Letters on their way at once. */
const AHEAD = 1_000;
const REST = 10_000;
const PATIENCE = 30_000;
const OPENINGS = 3;

let written: Paper | null = null;

/** A whole paper, key by key, one update each; then what it weighs at rest, and how soon it opens after a restart. */
export const paper: Load = {
  name: 'paper',
  peers: ['terreau', 'stock', 'hocuspocus'],
  rows: [
    {
      figure: 'cpu',
      what: '259,778 keys of a paper, one update each: processor per update, ten seconds of rest included',
      unit: 'µs',
      better: 'less',
      aim: '0.20',
    },
    {
      figure: 'disk',
      what: 'the paper at rest on the disk, after these ten seconds',
      unit: 'MB',
      better: 'less',
      aim: '0.55',
    },
    { figure: 'cold', what: 'the paper opened after a restart', unit: 'ms', better: 'less', aim: '0.25' },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: 1, people: 3, organisers: 3 }, async (scene) => {
      const whole = (written ??= writePaper());
      const cpu = await typeAll(peer, scene, whole);
      const disk = await bytesIn(scene.data);
      const openings: number[] = [];
      for (let n = 0; n < OPENINGS; n += 1) {
        await scene.restart('stop');
        openings.push(await open(peer, scene, whole));
      }
      return { cpu: (cpu / whole.updates.length) * 1e6, disk: disk / 1e6, cold: median(openings) };
    }),
};

async function typeAll(
  peer: Peer,
  scene: Scene,
  { client, opening, updates, clocks }: Paper,
): Promise<number> {
  const { running } = scene;
  const { room, people } = onlyPlace(scene);
  const hearing = hearingOf(client);
  const reader = await openLine(peer, running, room, people[1], hearing);
  const author = await openLine(peer, running, room, people[0]);
  author.send(updateFrame(opening));
  await pause(1_000);
  const isAhead = (clock: number): boolean => clock - hearing.upTo > AHEAD;
  const before = running.cpu();
  for (const [n, update] of updates.entries()) {
    const clock = clocks[n] ?? 0;
    while (isAhead(clock)) await pause(1);
    author.send(updateFrame(update));
  }
  const last = clocks.at(-1) ?? 0;
  if (!(await untilSo(() => hearing.upTo >= last, PATIENCE)))
    throw new Error('the paper did not arrive whole');
  await pause(REST);
  const cpu = running.cpu() - before;
  reader.close();
  author.close();
  return cpu;
}

/** From the first packet until everything is here, in as many frames as it takes. */
async function open(peer: Peer, scene: Scene, { client, clocks, text }: Paper): Promise<number> {
  const { room, people } = onlyPlace(scene);
  const last = clocks.at(-1) ?? 0;
  const got: Uint8Array[] = [];
  let at: number | null = null;
  const start = performance.now();
  const line = await openLine(peer, scene.running, room, people[2], {
    onUpdate(update) {
      const now = performance.now();
      got.push(update.slice());
      if (at === null && rangesOf(update).some((range) => range.client === client && range.to >= last))
        at = now;
    },
  });
  await untilSo(() => at !== null, PATIENCE);
  line.close();
  if (at === null || readPaper(got) !== text) throw new Error('the paper did not open whole');
  return at - start;
}
