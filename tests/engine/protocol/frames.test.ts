import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSALS } from '#protocol/frameWords.ts';
import * as frames from '#engine/protocol/frames.ts';

const { readFrame } = frames;
const bytes = fc.uint8Array({ maxLength: 200 });
const count = fc.nat({ max: 2 ** 31 - 1 });

describe('Frames', () => {
  it('PROTO-1: read as they were written', () => {
    fc.assert(
      fc.property(bytes, count, fc.constantFrom(...REFUSALS), (body, n, why) => {
        expect(readFrame(frames.step1Frame(body))).toEqual({ type: 'step1', stateVector: body });
        expect(readFrame(frames.step2Frame(body))).toEqual({ type: 'update', isStep2: true, update: body });
        expect(readFrame(frames.updateFrame(body))).toEqual({ type: 'update', isStep2: false, update: body });
        const sync = [frames.step1Frame(body), frames.step2Frame(body), frames.updateFrame(body)];
        expect(sync.map(frames.syncStepOf)).toEqual([0, 1, 2]);
        expect([frames.awarenessFrame(body), frames.receiptFrame(n)].map(frames.syncStepOf)).toEqual([
          undefined,
          undefined,
        ]);
        expect(readFrame(frames.awarenessFrame(body))).toEqual({ type: 'awareness', update: body });
        expect(readFrame(frames.receiptFrame(n))).toEqual({ type: 'receipt', settled: n });
        expect(readFrame(frames.againFrame(n))).toEqual({ type: 'again', frame: n });
        expect(readFrame(frames.refusedFrame(n, why))).toEqual({ type: 'refused', frame: n, why });
        expect(readFrame(frames.takeIdFrame(n, null))).toEqual({ type: 'takeId', fresh: n, taken: null });
        expect(readFrame(frames.takeIdFrame(n, n + 1))).toEqual({ type: 'takeId', fresh: n, taken: n + 1 });
        expect(readFrame(frames.epochFrame(n))).toEqual({ type: 'epoch', epoch: n });
        const paths = ['questions/paul~1/sentence', 'themes/t~é'];
        expect(readFrame(frames.refusedFrame(n, why, paths))).toEqual({
          type: 'refused',
          frame: n,
          why,
          paths,
        });
      }),
    );
    for (const topic of ['members', 'role'] as const)
      expect(readFrame(frames.newsFrame(topic))).toEqual({ type: 'news', topic });
    expect(readFrame(new Uint8Array([frames.FRAME.queryAwareness]))).toEqual({ type: 'queryAwareness' });
  });

  it('PROTO-2: bytes that are no frame read as unknown; nothing is thrown', () => {
    fc.assert(
      fc.property(bytes, (raw) => void readFrame(raw)),
      { numRuns: 5_000 },
    );
    for (const raw of [[], [255], [0], [0, 9, 0], [0, 0, 5, 1], [1, 200], [120], [99, 1, 2]])
      expect(readFrame(new Uint8Array(raw))).toEqual({ type: 'unknown' });
  });

  it('PROTO-2: a frame cut anywhere is unknown, or says no more than it holds', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (body, cut) => {
        const whole = frames.updateFrame(body);
        const part = readFrame(whole.slice(0, cut % whole.length));
        expect(part.type).toBe('unknown');
      }),
    );
  });

  it('PROTO-3: a frame that lies about its length reads nothing of the memory beside it', () => {
    const memory = new TextEncoder().encode('....the words of somebody else');
    memory.set([frames.FRAME.sync, frames.SYNC.update, 20, 7]);
    expect(readFrame(memory.subarray(0, 4))).toEqual({ type: 'unknown' });
  });
});
