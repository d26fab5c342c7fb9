import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readFrame, updateFrame } from '#engine/protocol/frames.ts';

/** A connection of a program that only wants to fill a space, and waits for each answer. */
export interface Filler {
  /** Resolves once it is durable (null), or with the reason why it was refused. */
  send(update: Uint8Array): Promise<string | null>;
  close(): void;
}

/** `url`: of the room, as the `sync` of a house names it. */
export function openFiller(url: string, cookie: string): Promise<Filler> {
  const socket = new WebSocket(`${url}?receipts=1`, { headers: { cookie } });
  let sent = 0;
  let why: string | null = null;
  let settle: (why: string | null) => void = () => undefined;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (bytes: Buffer) => {
      const frame = readFrame(new Uint8Array(bytes));
      if (frame.type === 'refused') why = frame.why;
      if (frame.type === 'receipt' && frame.settled >= sent) settle(why);
      if (frame.type === 'step1')
        resolve({
          send(update) {
            sent += 1;
            why = null;
            socket.send(updateFrame(update));
            return new Promise((done) => (settle = done));
          },
          close: () => socket.close(),
        });
    });
  });
}

/**
 * A valid question with so many fields that no kind reads. Written under a fresh client id: what is refused holds up
 * nothing of what comes after it.
 */
export function fillingQuestion(id: string, fields: number, letters: number): Uint8Array {
  const doc = new Y.Doc();
  const entry = new Y.Map<unknown>([
    ['sentence', 'Qui aide qui ?'],
    ['voice', { kind: 'nobody' }],
  ]);
  for (let n = 0; n < fields; n += 1) entry.set(`filling${n}`, 'x'.repeat(letters));
  doc.getMap('questions').set(id, entry);
  return Y.encodeStateAsUpdate(doc);
}
