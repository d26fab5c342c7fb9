import { FRAME, readFrame, step1Frame, step2Frame, SYNC } from '#engine/protocol/frames.ts';
import { openLightSocket } from './lightSocket.ts';
import type { Peer, Person, Running } from './peer.ts';

/** The state vector of an empty document; an update that brings nothing. */
const NOTHING_YET = new Uint8Array([0]);
const NOTHING_NEW = new Uint8Array([0, 0]);

/** What a connection does with what it hears. It holds no document: a crowd must cost less than its server. */
export interface Ears {
  /** What this device holds already, and what it brings. */
  readonly stateVector?: Uint8Array;
  readonly brings?: Uint8Array;
  /** The bytes are lent until it returns. */
  readonly onUpdate?: (update: Uint8Array, isStep2: boolean) => void;
  readonly onPresence?: (frame: Uint8Array) => void;
  readonly onEnd?: (why: string) => void;
}

export interface Line {
  send(frame: Uint8Array): void;
  /** Bytes that came over the wire, headers included. */
  bytesIn(): number;
  close(): void;
}

/** One person in one room of a running server; it is in once the server has answered its first step. */
export function openLine(
  { dialect, keeps, query }: Peer,
  { address }: Running,
  room: string,
  person: Person | undefined,
  ears: Ears = {},
): Promise<Line> {
  const { stateVector = NOTHING_YET, brings = NOTHING_NEW, onUpdate, onPresence, onEnd } = ears;
  return new Promise((resolve, reject) => {
    let line: Line | null = null;
    const receive = (bytes: Uint8Array): void => {
      if (line === null) return;
      if (bytes[0] === FRAME.refused) {
        const { why } = readFrame(bytes) as { why: string };
        console.error(`${room}: the server refused an update: ${why}`);
      }
      if (bytes[0] === FRAME.awareness) return onPresence?.(bytes);
      if (bytes[0] !== FRAME.sync) return;
      if (bytes[1] === SYNC.step1) return keeps ? line.send(step2Frame(brings)) : undefined;
      if (bytes[1] === SYNC.step2) resolve(line);
      if (onUpdate === undefined) return;
      const frame = readFrame(bytes);
      if (frame.type === 'update') onUpdate(frame.update, frame.isStep2);
    };
    openLightSocket(address + room + query, person?.cookie ?? null, {
      onOpen(socket) {
        const send = (frame: Uint8Array): void => socket.send(dialect.wrap(room, frame));
        line = { send, bytesIn: () => socket.bytesIn(), close: () => socket.close() };
        const greeting = dialect.greeting(room);
        if (greeting !== null) socket.send(greeting);
        send(step1Frame(stateVector));
        if (!keeps) resolve(line);
      },
      onMessage: (message) => receive(dialect.unwrap(message)),
      onEnd(why) {
        onEnd?.(why);
        reject(new Error(`${room}: ${why}`));
      },
    });
  });
}

const TOGETHER = 100;

/** Many lines, some at a time: opening them is not what is measured. */
export async function openLines<T>(
  count: number,
  open: (n: number) => Promise<T>,
  together = TOGETHER,
): Promise<T[]> {
  const lines: T[] = [];
  while (lines.length < count) {
    const more = Math.min(together, count - lines.length);
    lines.push(...(await Promise.all(Array.from({ length: more }, (_, n) => open(lines.length + n)))));
  }
  return lines;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when it is so, or after `patience` milliseconds; says whether it was. */
export async function untilSo(isSo: () => boolean, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await pause(5);
  }
  return true;
}
