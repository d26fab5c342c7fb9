import { updateFrame } from '#engine/protocol/frames.ts';
import { openLine, pause } from '../line.ts';
import { onlyPlace, onStage, type Load, type Scene } from '../load.ts';
import { atRate } from '../pace.ts';
import type { Peer } from '../peer.ts';
import { rangesOf } from '../ranges.ts';
import { createTypist } from '../typist.ts';

const ROUNDS = { terreau: 50, stock: 20, hocuspocus: 20, ws: 0 } as const;
const RATE = 400;
const SOONEST = 400;
const SPREAD = 2_000;

/** The process is killed while somebody types: what somebody else had seen, and nobody will see again. */
export const killed: Load = {
  name: 'killed',
  peers: ['terreau', 'stock', 'hocuspocus'],
  rows: [
    {
      figure: 'lost',
      what: 'kill −9 while 400 updates/s come: updates seen by another and lost, per round',
      unit: '',
      better: 'less',
      aim: '0 in 50 rounds',
    },
    { figure: 'lossy', what: 'kill −9: rounds in which some were lost', unit: '%', better: 'less', aim: '0' },
    { figure: 'rounds', what: 'kill −9: rounds', unit: '', better: 'more', aim: '' },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: 1, people: 3, organisers: 3 }, async (scene) => {
      const rounds = Number(process.env.BENCH_ROUNDS || ROUNDS[peer.name]);
      const lost: number[] = [];
      for (let round = 0; round < rounds; round += 1) lost.push(await playRound(peer, scene, round));
      const lossy = lost.filter((some) => some > 0).length;
      return {
        lost: lost.reduce((sum, some) => sum + some, 0) / rounds,
        lossy: (lossy / rounds) * 100,
        rounds,
      };
    }),
};

async function playRound(peer: Peer, scene: Scene, round: number): Promise<number> {
  const { room, people } = onlyPlace(scene);
  const typist = createTypist(round);
  const upTo = (update: Uint8Array): number =>
    rangesOf(update).reduce((far, { client, to }) => (client === typist.client ? Math.max(far, to) : far), 0);
  let seen = 0;
  await openLine(peer, scene.running, room, people[1], {
    onUpdate: (update) => void (seen = Math.max(seen, upTo(update))),
  });
  const author = await openLine(peer, scene.running, room, people[0]);
  author.send(updateFrame(typist.opening));
  const stop = atRate(RATE, () => author.send(typist.type()));
  await pause(SOONEST + ((round * 397) % SPREAD));
  const restarted = scene.restart('kill');
  stop();
  await restarted;
  let held = 0;
  const newcomer = await openLine(peer, scene.running, room, people[2], {
    onUpdate: (update) => void (held = Math.max(held, upTo(update))),
  });
  // A server that reads its disk late brings the document after its first answer.
  await pause(peer.name === 'terreau' ? 100 : 800);
  newcomer.close();
  return Math.max(0, seen - held);
}
