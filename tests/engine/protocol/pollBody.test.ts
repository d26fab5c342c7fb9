import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPoll, readPoll } from '#engine/protocol/pollBody.ts';

const frame = fc.uint8Array({ minLength: 1, maxLength: 300 });

test('POLL-1: frames and the end of a line read as they were written', () => {
  fc.assert(
    fc.property(fc.array(frame), fc.option(fc.nat({ max: 4999 })), (frames, close) => {
      expect(readPoll(packPoll(frames, close))).toEqual({ frames, close });
    }),
  );
});

test('bytes that are no such body read as nothing, and throw nothing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readPoll(bytes)));
  for (const bytes of [[3, 1], [0], [1, 7, 0, 1, 1]]) expect(readPoll(new Uint8Array(bytes))).toBe(null);
});
