import type { IncomingMessage } from 'node:http';
import { PATIENCE } from '#server/patience.ts';
import type { Clock, Stop } from '#server/clock.ts';

export type Body = Uint8Array | 'tooLarge' | 'tooSlow' | 'gone';

/** Reads a request whole, `most` bytes at the longest. Once it is given up, nothing more of it is kept. */
export function readBody(
  request: IncomingMessage,
  most: number,
  clock: Pick<Clock, 'after' | 'elapsed'>,
  onStop: (stop: Stop) => void,
): Promise<Body> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const finish = (body: Body): void => {
      stopWaiting();
      request.off('data', take);
      parts.length = 0;
      resolve(body);
    };
    const since = clock.elapsed();
    const { grace, slowest } = PATIENCE;
    const wait = (): Stop =>
      clock.after(since + grace + (bytes / slowest) * 1_000 - clock.elapsed(), () => finish('tooSlow'));
    let stopWaiting = wait();
    const take = (part: Buffer): void => {
      bytes += part.length;
      if (bytes > most) return finish('tooLarge');
      parts.push(part);
      stopWaiting();
      stopWaiting = wait();
    };
    if (Number(request.headers['content-length'] ?? 0) > most) return finish('tooLarge');
    request.on('data', take);
    request.on('end', () => finish(Buffer.concat(parts)));
    request.on('error', () => finish('gone'));
    request.on('close', () => finish('gone'));
    onStop(() => finish('gone'));
  });
}
