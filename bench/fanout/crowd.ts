import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { awarenessFrame, readFrame, step1Frame, step2Frame, updateFrame } from '#protocol/frames.ts';

/** What a crowd does for a while, and what was measured meanwhile. */
export interface Workload {
  readonly clients: number;
  readonly writers: number;
  /** Letters a second of each writer. */
  readonly letters: number;
  /** Moves of the caret a second of everybody. */
  readonly moves: number;
  readonly seconds: number;
}

/** Milliseconds from a letter sent to the letter received, at a sample of those who received it. */
export type Deliveries = readonly number[];

/** One in so many receivers is listened to closely: reading frames must not cost more than serving them. */
const LISTENED = 11;
const EMPTY = new Uint8Array([0, 0]);
const NOTHING = new Uint8Array([0]);

/** The same crowd for either server: people who write, people who move, all who receive. */
export async function playCrowd(url: string, cookie: string | null, load: Workload): Promise<Deliveries> {
  const deliveries: number[] = [];
  /** When each letter of each writer was sent, by client id then clock. */
  const sent = new Map<number, number[]>();
  const hear = (update: Uint8Array): void => {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      const times = sent.get(client);
      for (let clock = from.get(client) ?? 0; clock < end; clock += 1) {
        const at = times?.[clock];
        if (at !== undefined) deliveries.push(performance.now() - at);
      }
    }
  };
  const sockets = await Promise.all(
    Array.from({ length: load.clients }, (_, n) => connect(url, cookie, n % LISTENED === 0 ? hear : null)),
  );
  const stops = [
    ...sockets.slice(0, load.writers).map((socket, n) => write(socket, n, load.letters, sent)),
    ...(load.moves > 0 ? sockets.map((socket, n) => move(socket, n, load.moves)) : []),
  ];
  await pause(load.seconds * 1_000);
  for (const stop of stops) stop();
  await pause(500);
  for (const socket of sockets) socket.terminate();
  return deliveries;
}

function connect(
  url: string,
  cookie: string | null,
  hear: ((update: Uint8Array) => void) | null,
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      ...(cookie === null ? {} : { headers: { cookie } }),
    });
    socket.on('error', reject);
    socket.on('open', () => socket.send(step1Frame(NOTHING)));
    socket.on('message', (data: Buffer) => {
      if (socket.readyState !== socket.OPEN || (hear === null && data[0] !== 0)) return;
      if (data[0] === 0 && data[1] === 0) return socket.send(step2Frame(EMPTY));
      if (data[0] === 0 && data[1] === 1) return resolve(socket);
      if (hear === null) return;
      const frame = readFrame(data);
      if (frame.type === 'update') hear(frame.update);
    });
  });
}

/** Types letter after letter at the end of a text of its own, at its own pace. */
function write(socket: WebSocket, n: number, letters: number, sent: Map<number, number[]>): () => void {
  const doc = new Y.Doc();
  const times: number[] = [];
  sent.set(doc.clientID, times);
  const text = new Y.Text();
  doc.on('update', (update: Uint8Array) => {
    times[Y.getState(doc.store, doc.clientID) - 1] = performance.now();
    socket.send(updateFrame(update));
  });
  doc.getMap('themes').set(`writer${n}~${doc.clientID}`, new Y.Map([['intent', text]]));
  return every(1_000 / letters, n, () => text.insert(text.length, 'a'));
}

/** Moves a caret. */
function move(socket: WebSocket, n: number, moves: number): () => void {
  let clock = 0;
  return every(1_000 / moves, n, () => {
    clock += 1;
    const encoder = encoding.createEncoder();
    for (const number of [1, 1_000_000 + n, clock]) encoding.writeVarUint(encoder, number);
    const cursor = { anchor: { item: { client: n, clock } }, head: { item: { client: n, clock } } };
    encoding.writeVarString(encoder, JSON.stringify({ user: { name: `Personne ${n}` }, cursor }));
    socket.send(awarenessFrame(encoding.toUint8Array(encoder)));
  });
}

/** Spread over the period, so that nobody moves in step. */
function every(period: number, n: number, act: () => void): () => void {
  let beat: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      beat = setInterval(act, period);
    },
    (n * 7_919) % period,
  );
  return () => {
    clearTimeout(first);
    clearInterval(beat);
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
