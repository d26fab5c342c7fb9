import { PassThrough, type Writable } from 'node:stream';
import * as ws from 'ws';
import { describe, expect, it } from 'vitest';
import { Cork, Corks } from '#server/transport/corks.ts';

/** What reads frames in `ws`, which its types leave out. */
const { Receiver } = ws as unknown as {
  readonly Receiver: new (options: { isServer: boolean; maxPayload: number }) => Writable;
};

/** A line whose other end reads it as a client's websocket does, and counts the writes. */
function line(corks: Corks) {
  const stream = new PassThrough();
  const writes: number[] = [];
  const [open, closed] = [1, 3];
  const socket = { readyState: open };
  const end = {
    write: (bytes: Uint8Array) => (writes.push(bytes.length), stream.write(bytes)),
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
    get writableLength() {
      return 0;
    },
  };
  const cork = new Cork(end as never, socket, corks);
  const heard: Buffer[] = [];
  const receiver = new Receiver({ isServer: false, maxPayload: 0 });
  receiver.on('message', (data: Buffer) => heard.push(data));
  stream.pipe(receiver);
  return { cork, writes, heard, close: () => void (socket.readyState = closed) };
}
const delivered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const bytes = (length: number): Uint8Array => new Uint8Array(length).map((_, n) => n % 251);

describe('A cork', () => {
  it('LIVE-19: holds the frames of one tick back, and lets them out in their order', async () => {
    const ends: (() => void)[] = [];
    const corks = new Corks((act) => ends.push(act));
    const [ana, paul] = [line(corks), line(corks)];
    for (const length of [3, 125, 126, 40_000, 65_535, 65_536, 200_000]) {
      ana.cork.send(bytes(length));
      paul.cork.send(bytes(length + 1));
    }
    expect(ana.writes).toEqual([]);
    expect(ana.cork.backlog).toBeGreaterThan(370_000);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await delivered();
    await delivered();
    expect(ana.heard.map((one) => one.length)).toEqual([3, 125, 126, 40_000, 65_535, 65_536, 200_000]);
    expect(ana.heard.every((one) => one.every((byte, n) => byte === n % 251))).toBe(true);
    expect(paul.heard).toHaveLength(7);
    expect(ana.cork.backlog).toBe(0);
  });

  it('puts a frame for many into words once, and a lone frame out in one write', () => {
    const ends: (() => void)[] = [];
    const corks = new Corks((act) => ends.push(act));
    const frame = bytes(300);
    const [once, again] = [corks.framed(frame), corks.framed(frame)];
    expect(once).toBe(again);
    const ana = line(corks);
    ana.cork.send(frame);
    ends[0]?.();
    expect(ana.writes).toEqual([304]);
  });

  it('puts the little that one tick has for a line out in one write', async () => {
    const ends: (() => void)[] = [];
    const ana = line(new Corks((act) => ends.push(act)));
    for (const length of [3, 200, 5]) ana.cork.send(bytes(length));
    ends[0]?.();
    await delivered();
    expect(ana.writes).toEqual([3 + 2 + 200 + 4 + 5 + 2]);
    expect(ana.heard.map((one) => one.length)).toEqual([3, 200, 5]);
  });

  it('says nothing more on a line that is closing', () => {
    const ends: (() => void)[] = [];
    const ana = line(new Corks((act) => ends.push(act)));
    ana.cork.send(bytes(3));
    ana.close();
    ends[0]?.();
    expect(ana.writes).toEqual([]);
  });
});
