import { openLine, openLines, pause } from '../line.ts';
import { onlyPlace, onStage, type Load } from '../load.ts';
import { PEERS } from '../peer.ts';
import { moveOf } from './cursors.ts';

const FIRST = 500;
const MORE = 2_000;
const REST = 8_000;

/** People who are there, have said so, and do nothing more: what each of the later two thousand takes. */
export const idle: Load = {
  name: 'idle',
  peers: PEERS,
  rows: [{ figure: 'memory', what: 'memory per idle connection', unit: 'kB', better: 'less', aim: '0.9' }],
  measure: (peer) =>
    onStage(peer, { rooms: 1, people: FIRST + MORE, organisers: 1 }, async (scene) => {
      const { running } = scene;
      const { room, people } = onlyPlace(scene);
      const enter = (from: number, count: number) =>
        openLines(count, async (n) => {
          const line = await openLine(peer, running, room, people[from + n]);
          line.send(moveOf(from + n, new Map()));
          return line;
        });
      const lines = await enter(0, FIRST);
      await pause(REST);
      const before = await running.held();
      lines.push(...(await enter(FIRST, MORE)));
      await pause(REST);
      const memory = ((await running.held()) - before) / MORE / 1e3;
      for (const line of lines) line.close();
      return { memory };
    }),
};
