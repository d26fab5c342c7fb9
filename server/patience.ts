import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { both, WORDS, type Sentence } from './words.ts';

const KiB = 1024;

/** How long a client is waited for; milliseconds, unless it says otherwise. */
export interface Patience {
  /** Header timeout (against slowloris), looked at each `connectionsCheckingInterval`. */
  readonly headersTimeout: number;
  readonly connectionsCheckingInterval: number;
  /** Until the last byte of a request has come, whatever its pace. */
  readonly requestTimeout: number;
  /** A connection on which nothing moves, in either direction, while an answer is owed or not taken. */
  readonly stillness: number;
  /** A body may come as slowly as it likes for so long; then it has brought `slowest` bytes for each second more. */
  readonly grace: number;
  readonly slowest: number;
}

export const PATIENCE: Patience = {
  headersTimeout: 9_000,
  connectionsCheckingInterval: 1_000,
  requestTimeout: 300_000,
  // Longer than the longest poll, which is 25 seconds.
  stillness: 60_000,
  grace: 10_000,
  slowest: KiB,
};

/** The largest body of a page or of the API, in bytes: thirty times what the longest form holds. */
export const LARGEST_BODY = 512 * KiB;

const LOOK_EACH = 1_000;

/** Slow and endless bodies (slow POST): whoever sends too slowly or too much is told so and cut. */
export function watchBody(
  request: IncomingMessage,
  response: ServerResponse,
  { clock, patience }: { readonly clock: Pick<Clock, 'after' | 'elapsed'>; readonly patience: Patience },
): 'goesOn' | 'refused' {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return 'goesOn';
  if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) {
    refuse(response, 413, WORDS.bodyTooLarge);
    response.on('finish', () => request.destroy());
    return 'refused';
  }
  const [since, before] = [clock.elapsed(), socket.bytesRead];
  const look = (): void => {
    if (request.complete || request.destroyed) return;
    const bytes = socket.bytesRead - before;
    const seconds = (clock.elapsed() - since - patience.grace) / 1_000;
    if (bytes > LARGEST_BODY) return cut(request, response, 413, WORDS.bodyTooLarge);
    if (seconds >= 0 && bytes < seconds * patience.slowest + 1)
      return cut(request, response, 408, WORDS.bodyTooSlow);
    stop = clock.after(LOOK_EACH, look);
  };
  let stop = clock.after(LOOK_EACH, look);
  response.on('close', () => stop());
  return 'goesOn';
}

/** Answers in the place of whoever reads the request. */
export function refuse(response: ServerResponse, status: number, words: Sentence): void {
  response.writeHead(status, { ...HEADERS, connection: 'close' });
  response.end(both(words));
}

const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } as const;
const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
};

/** The same on the bare line, for a request that somebody reads already: what they answer is never sent. */
export function lineOf(status: number, words: Sentence): string {
  const body = both(words);
  const headers = { ...HEADERS, connection: 'close', 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${REASONS[status] ?? ''}`, ...lines, '', body].join('\r\n');
}

function cut({ socket }: IncomingMessage, response: ServerResponse, status: number, words: Sentence): void {
  if (response.headersSent) socket.destroy();
  else socket.write(lineOf(status, words), () => socket.destroy());
}
