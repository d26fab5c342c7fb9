import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '#engine/protocol/frames.ts';
import { percentile } from '../../percentiles.ts';
import { openLine, openLines, pause } from '../line.ts';
import { onlyPlace, onStage, type Load } from '../load.ts';
import { every } from '../pace.ts';
import { PEERS } from '../peer.ts';

const PEOPLE = 165;
const MOVES = 5;
const WARMING = 2;
const SECONDS = 8;
const QUIET = 1_000;
const CLOSELY = 33;
const FIRST_MOVER = 1_000_000;

/**
 * Everybody moves their caret: only where each one stands now matters, so a server may leave moves out. What a second of
 * moves costs is counted until all of them have been handed on: a server that falls behind has not done its work yet.
 */
export const cursors: Load = {
  name: 'cursors',
  peers: PEERS,
  rows: [
    {
      figure: 'cpu',
      what: `${PEOPLE} carets that move ${MOVES} times a second: processor for a second of it`,
      unit: 'ms',
      better: 'less',
      aim: '0.10',
    },
    { figure: 'out', what: '165 carets: sent for a second of it', unit: 'MB', better: 'less', aim: '0.35' },
    { figure: 'p99', what: '165 carets: 99 of 100 moves seen within', unit: 'ms', better: 'less', aim: '' },
  ],
  measure: (peer) =>
    onStage(peer, { rooms: 1, people: PEOPLE, organisers: 20 }, async (scene) => {
      const { running } = scene;
      const { room, people } = onlyPlace(scene);
      const moved = new Map<number, number[]>();
      const late: number[] = [];
      const lines = await openLines(PEOPLE, (n) =>
        openLine(peer, running, room, people[n], n % CLOSELY === 0 ? { onPresence: watch(moved, late) } : {}),
      );
      const bytes = (): number => lines.reduce((sum, line) => sum + line.bytesIn(), 0);
      const moveFor = async (seconds: number): Promise<void> => {
        const stops = lines.map((line, n) => every(1_000 / MOVES, n, () => line.send(moveOf(n, moved))));
        await pause(seconds * 1_000);
        for (const stop of stops) stop();
        await untilQuiet(bytes);
      };
      await moveFor(WARMING);
      late.length = 0;
      const [before, from] = [running.cpu(), bytes()];
      await moveFor(SECONDS);
      const figures = {
        cpu: ((running.cpu() - before) / SECONDS) * 1_000,
        out: (bytes() - from) / SECONDS / 1e6,
        p99: percentile(late, 0.99),
      };
      for (const line of lines) line.close();
      return figures;
    }),
};

/** Until nothing came for a while. */
async function untilQuiet(bytes: () => number): Promise<void> {
  for (let last = -1; last !== bytes();) {
    last = bytes();
    await pause(QUIET);
  }
}

export function moveOf(n: number, moved: Map<number, number[]>): Uint8Array {
  const times = moved.get(n) ?? [0];
  moved.set(n, times);
  const clock = times.push(performance.now()) - 1;
  const encoder = encoding.createEncoder();
  for (const number of [1, FIRST_MOVER + n, clock]) encoding.writeVarUint(encoder, number);
  const at = {
    type: null,
    tname: null,
    item: { client: FIRST_MOVER + n, clock: 40 + (clock % 40) },
    assoc: 0,
  };
  const state = { user: { name: `Personne ${n}`, color: '#3b7a57' }, cursor: { anchor: at, head: at } };
  encoding.writeVarString(encoder, JSON.stringify(state));
  return awarenessFrame(encoding.toUint8Array(encoder));
}

/** Of one watcher: how old each state is when it first comes. */
function watch(moved: ReadonlyMap<number, readonly number[]>, late: number[]): (frame: Uint8Array) => void {
  const seen = new Map<number, number>();
  return (frame) => {
    const now = performance.now();
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    for (let left = decoding.readVarUint(body); left > 0; left -= 1) {
      const mover = decoding.readVarUint(body) - FIRST_MOVER;
      const clock = decoding.readVarUint(body);
      decoding.readVarUint8Array(body);
      const at = moved.get(mover)?.[clock];
      if (at === undefined || (seen.get(mover) ?? 0) >= clock) continue;
      seen.set(mover, clock);
      late.push(now - at);
    }
  };
}
