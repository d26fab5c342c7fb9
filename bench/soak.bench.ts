import { updateFrame } from '#engine/protocol/frames.ts';
import { openLine, openLines, pause, untilSo, type Line } from './peers/line.ts';
import { listenTo } from './peers/listener.ts';
import { moveOf } from './peers/loads/cursors.ts';
import { onlyPlace, onStage, type Scene } from './peers/load.ts';
import { every } from './peers/pace.ts';
import type { Peer, Person } from './peers/peer.ts';
import { rangesOf } from './peers/ranges.ts';
import { terreau } from './peers/servers/terreau.ts';
import { createTypist, type Typist } from './peers/typist.ts';

const WRITERS = 20;
const LETTERS = 4;
/** People who leave and come back, one each second. */
const RESTLESS = 50;
const PATIENCE = 60_000;

/** A day of a committee in some minutes: people write, move, leave, come back. Fails when one letter is lost. */
export async function run(args: readonly string[] = []): Promise<void> {
  const given = (option: string, otherwise: number): number => {
    const at = args.indexOf(option);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const [minutes, clients] = [given('--minutes', 10), given('--clients', 500)];
  if (!(minutes > 0 && clients > WRITERS + RESTLESS)) throw new Error('soak: --minutes 10 --clients 500');
  const peer = terreau(process.env.BENCH_PROFILE || null);
  const plan = { rooms: 1, people: clients, organisers: WRITERS };
  const lost = await onStage(peer, plan, (scene) => soak(peer, scene, minutes, clients));
  console.log(lost === 0 ? 'nothing lost' : `LOST: ${lost} updates`);
  if (lost > 0) process.exitCode = 1;
}

async function soak(peer: Peer, scene: Scene, minutes: number, clients: number): Promise<number> {
  const { running } = scene;
  const { room, people } = onlyPlace(scene);
  const typists = Array.from({ length: WRITERS }, (_, n) => createTypist(n));
  const listening = listenTo(typists);
  const enter = (person: Person | undefined, typist: Typist | null): Promise<Line> =>
    openLine(peer, running, room, person, { onUpdate: listening.ear(typist, false) });
  const steady = clients - RESTLESS;
  const lines = await openLines(steady, (n) => enter(people[n], typists[n] ?? null));
  for (const [n, typist] of typists.entries()) lines[n]?.send(updateFrame(typist.opening));
  await pause(1_000);
  const moved = new Map<number, number[]>();
  const stops = [
    ...typists.map((typist, n) => every(1_000 / LETTERS, n, () => lines[n]?.send(typist.type()))),
    ...lines.map((line, n) => every(2_000, n, () => line.send(moveOf(n, moved)))),
    comeAndGo(peer, scene, people.slice(steady)),
  ];
  await watch(scene, minutes);
  for (const stop of stops) stop();
  const typed = typists.reduce((sum, { next, start }) => sum + next() - start, 0);
  const wanted = typed * (steady - 1);
  await untilSo(() => listening.letters >= wanted, PATIENCE);
  const kept = await lettersKept(peer, scene, typists);
  for (const line of lines) line.close();
  console.log(`${typed} letters typed, ${kept} kept; ${listening.letters} of ${wanted} deliveries`);
  return typed - kept + wanted - listening.letters;
}

/** Prints the memory and the processor of the server, twelve times in all. */
async function watch({ running }: Scene, minutes: number): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < 12; n += 1) {
    await pause((minutes * 60_000) / 12);
    const at = ((performance.now() - start) / 60_000).toFixed(1);
    console.log(
      `${at} min: ${(running.memory() / 1e6).toFixed(0)} MB, ${running.cpu().toFixed(0)} s of processor`,
    );
  }
}

/** Each second one of them comes, and the one that came ten seconds ago leaves. */
function comeAndGo(peer: Peer, { running, places }: Scene, people: readonly Person[]): () => void {
  const here: Line[] = [];
  let next = 0;
  const stop = every(1_000, 0, () => {
    if (here.length >= 10) here.shift()?.close();
    openLine(peer, running, places[0]?.room ?? '', people[next % people.length]).then(
      (line) => here.push(line),
      (error: unknown) => console.error('a visitor was not let in', error),
    );
    next += 1;
  });
  return () => {
    stop();
    for (const line of here) line.close();
  };
}

/** The letters that somebody finds who comes last. */
async function lettersKept(peer: Peer, scene: Scene, typists: readonly Typist[]): Promise<number> {
  const { room, people } = onlyPlace(scene);
  let kept = 0;
  const line = await openLine(peer, scene.running, room, people[0], {
    onUpdate(update) {
      for (const { client, to } of rangesOf(update)) {
        const typist = typists.find((one) => one.client === client);
        if (typist !== undefined) kept += to - typist.start;
      }
    },
  });
  line.close();
  return kept;
}
