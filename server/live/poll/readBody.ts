import type { IncomingMessage } from 'node:http';
import type { Clock, Stop } from '../clock.ts';

/** A body that brings nothing for this long is given up, in milliseconds. */
export const SLOWEST_BODY = 10_000;

export type Body = Uint8Array | 'tooLarge' | 'tooSlow' | 'gone';

/** Reads a request whole, `most` bytes at the longest. Once it is given up, nothing more of it is kept. */
export function readBody(
  request: IncomingMessage,
  most: number,
  clock: Pick<Clock, 'after'>,
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
    const wait = (): Stop => clock.after(SLOWEST_BODY, () => finish('tooSlow'));
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
