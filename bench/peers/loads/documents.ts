import { updateFrame } from '#protocol/frames.ts';
import { openLine, openLines, pause } from '../line.ts';
import { listenTo } from '../listener.ts';
import { onStage, type Load } from '../load.ts';
import type { Peer, Place, Running } from '../peer.ts';
import { createTypist } from '../typist.ts';

/** So many that what a process takes once for all of them no longer says anything. */
const DOCUMENTS = 250;
const UPDATES = 2_500;
const LETTERS = 'vingt petites lettr.';
/** Updates of one document on their way at once. */
const AHEAD = 100;
const REST = 20_000;
const COLD = 75_000;

/** Documents that somebody wrote and still has open: what each takes once nobody writes, and once nobody is there. */
export const documents: Load = {
  name: 'documents',
  peers: ['terreau', 'stock', 'hocuspocus'],
  rows: [
    {
      figure: 'open',
      what: 'memory per open document of 50 kB in 2,500 updates, twenty seconds after the last',
      unit: 'kB',
      better: 'less',
      aim: '0.15',
    },
    {
      figure: 'left',
      what: 'memory per document of 50 kB, 75 seconds after everybody left',
      unit: 'kB',
      better: 'less',
      aim: '',
    },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: DOCUMENTS, people: 2, organisers: 2 }, async ({ running, places }) => {
      await pause(2_000);
      const before = await running.held();
      const held = async (): Promise<number> => ((await running.held()) - before) / DOCUMENTS / 1e3;
      const lines = await openLines(DOCUMENTS, (n) => write(peer, running, places[n], n));
      await pause(REST);
      const open = await held();
      for (const line of lines) line.close();
      await pause(COLD);
      return { open, left: await held() };
    }),
};

/** Writes one document, at the pace at which somebody else receives it; answers the line that stays. */
async function write(peer: Peer, running: Running, place: Place | undefined, n: number) {
  if (place === undefined) throw new Error('a room is missing');
  const typist = createTypist(n);
  const listening = listenTo([typist]);
  const reader = await openLine(peer, running, place.room, place.people[1], {
    onUpdate: listening.ear(null, false),
  });
  const author = await openLine(peer, running, place.room, place.people[0]);
  author.send(updateFrame(typist.opening));
  for (let sent = 0; sent < UPDATES; sent += 1) {
    while (sent - listening.letters / LETTERS.length > AHEAD) await pause(2);
    author.send(typist.type(LETTERS));
  }
  while (listening.letters < UPDATES * LETTERS.length) await pause(5);
  reader.close();
  return author;
}
