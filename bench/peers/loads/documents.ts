import { updateFrame } from '#engine/protocol/frames.ts';
import { openLine, openLines, pause, untilSo, type Line } from '../line.ts';
import { hearingOf } from '../listener.ts';
import { onStage, type Load } from '../load.ts';
import type { Peer, Place, Running } from '../peer.ts';
import { writePaper, type Paper } from '../trace.ts';

/** What a process takes once, it has taken when these are written. */
const FIRST = 50;
const MORE = 250;
/** So many are written at the same time: what comes in at once must not be what is measured. */
const TOGETHER = 10;
/** The beginning of the paper: 50 kB as Yjs encodes it, in two thousand pieces since its author went to and fro. */
const BEGINNING = { keys: 33_600, together: 14 };
/** Updates of one document on their way at once. */
const AHEAD = 20;
const PATIENCE = 30_000;
const REST = 30_000;
const COLD = 90_000;

let written: Paper | null = null;

/** Documents that somebody wrote and still has open: what each takes once nobody writes, and once nobody is there. */
export const documents: Load = {
  name: 'documents',
  peers: ['terreau', 'stock', 'hocuspocus'],
  rows: [
    {
      figure: 'open',
      what: 'memory per open document of 50 kB written in 2,400 updates, thirty seconds after the last',
      unit: 'kB',
      better: 'less',
      aim: '0.15',
    },
    {
      figure: 'left',
      what: 'memory per document of 50 kB, 90 seconds after everybody left',
      unit: 'kB',
      better: 'less',
      aim: '',
    },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: FIRST + MORE, people: 2, organisers: 2 }, async ({ running, places }) => {
      const paper = (written ??= writePaper(BEGINNING));
      const writeMany = (from: number, count: number): Promise<Line[]> =>
        openLines(count, (n) => write(peer, running, places[from + n], paper), TOGETHER);
      const lines = await writeMany(0, FIRST);
      await pause(REST);
      const before = await running.held();
      const held = async (): Promise<number> => ((await running.held()) - before) / MORE / 1e3;
      lines.push(...(await writeMany(FIRST, MORE)));
      await pause(REST);
      const open = await held();
      for (const line of lines.splice(FIRST)) line.close();
      await pause(COLD);
      const left = await held();
      for (const line of lines) line.close();
      return { open, left };
    }),
};

/** Writes one document, at the pace at which somebody else receives it; answers the line that stays. */
async function write(
  peer: Peer,
  running: Running,
  place: Place | undefined,
  { client, opening, updates, clocks }: Paper,
): Promise<Line> {
  if (place === undefined) throw new Error('a room is missing');
  const hearing = hearingOf(client);
  const reader = await openLine(peer, running, place.room, place.people[1], hearing);
  const author = await openLine(peer, running, place.room, place.people[0]);
  author.send(updateFrame(opening));
  for (const [n, update] of updates.entries()) {
    await untilSo(() => hearing.upTo >= (clocks[n - AHEAD] ?? 0), PATIENCE);
    author.send(updateFrame(update));
  }
  const last = clocks.at(-1) ?? 0;
  if (!(await untilSo(() => hearing.upTo >= last, PATIENCE))) throw new Error('a text did not arrive whole');
  reader.close();
  return author;
}
