import { updateFrame } from '#engine/protocol/frames.ts';
import { openLine, pause, type Line } from './peers/line.ts';
import { listenTo, type Listening } from './peers/listener.ts';
import { onStage, type Scene } from './peers/load.ts';
import { atRate } from './peers/pace.ts';
import type { Place } from './peers/peer.ts';
import { terreau } from './peers/servers/terreau.ts';
import { createTypist, type Typist } from './peers/typist.ts';
import { asRatio, percentile } from './percentiles.ts';

const EACH = 4;
const SECONDS = 8;
/** Letters a second: of everybody in the calm room, and of one person who floods. */
const CALM = 20;
const FLOOD = 20_000;

interface Table {
  readonly typists: readonly Typist[];
  readonly lines: readonly Line[];
  readonly listening: Listening;
}

/**
 * A calm room beside one that is flooded by two of its four people, while the two others type: how long their letters
 * take, each beside the same without a flood.
 */
export async function run(): Promise<void> {
  const peer = terreau(null);
  await onStage(peer, { rooms: 2, people: EACH, organisers: EACH }, async (scene) => {
    const [calm, flooded] = [await sit(scene, scene.places[0], 0), await sit(scene, scene.places[1], EACH)];
    await pause(1_000);
    const alone = await Promise.all([type(calm, EACH), type(flooded, 2)]);
    const stops = flooded.lines.slice(2).map((line, n) =>
      atRate(FLOOD, () => {
        const typist = flooded.typists[n + 2];
        if (typist !== undefined) line.send(typist.type());
      }),
    );
    const before = scene.running.cpu();
    const beside = await Promise.all([type(calm, EACH), type(flooded, 2)]);
    const cpu = scene.running.cpu() - before;
    for (const stop of stops) stop();
    for (const [n, where] of ['in a calm room', 'of the others in the flooded room'].entries()) {
      const [mine, quiet] = [beside[n] ?? Number.NaN, alone[n] ?? Number.NaN];
      console.log(
        `p95 ${where}: ${mine.toFixed(1)} ms, ${asRatio(mine, quiet)} without the flood (${quiet.toFixed(1)} ms)`,
      );
    }
    console.log(`the server used ${(cpu / SECONDS).toFixed(2)} of a processor meanwhile`);
  });
}

async function sit({ running }: Scene, place: Place | undefined, first: number): Promise<Table> {
  if (place === undefined) throw new Error('a room is missing');
  const typists = Array.from({ length: EACH }, (_, n) => createTypist(first + n));
  const listening = listenTo(typists.slice(0, 2));
  const lines = await Promise.all(
    place.people.map((person, n) =>
      openLine(terreau(null), running, place.room, person, {
        onUpdate: listening.ear(typists[n] ?? null, n < 2),
      }),
    ),
  );
  for (const [n, typist] of typists.entries()) lines[n]?.send(updateFrame(typist.opening));
  return { typists, lines, listening };
}

/** The first so many people of a room type, all together at a calm pace; answers the 95th of 100 delays. */
async function type({ typists, lines, listening }: Table, people: number): Promise<number> {
  listening.late.length = 0;
  const stop = atRate(CALM, (n) => {
    const typist = typists[n % people];
    if (typist !== undefined) lines[n % people]?.send(typist.type());
  });
  await pause(SECONDS * 1_000);
  stop();
  return percentile(listening.late, 0.95);
}
