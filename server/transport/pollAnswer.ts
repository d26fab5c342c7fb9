import type { ServerResponse } from 'node:http';

/** A poll is answered at once and to one person: nothing on its way may keep, gather or rewrite it. */
const HEADERS = {
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
} as const;

/** What a websocket is closed with when a frame is larger than is read at all. */
export const TOO_LARGE = 1009;

/** What a program that reads no code learns of it. */
const STATUS: Readonly<Record<number, number>> = { 4401: 401, 4403: 403, 4404: 404, [TOO_LARGE]: 413 };

/** The secret name of a line that was opened. */
export const answerLine = (response: ServerResponse, line: string): void =>
  write(response, 200, 'application/json', JSON.stringify({ line }));

export const answerFrames = (response: ServerResponse, body: Uint8Array): void =>
  write(response, 200, 'application/octet-stream', body);

/** The line is over: the close code that a websocket would bear, 0 where there is none. */
export const answerCode = (response: ServerResponse, close: number): void =>
  write(response, STATUS[close] ?? 410, 'application/json', JSON.stringify({ close }));

export const answerEmpty = (response: ServerResponse, status = 204): void =>
  write(response, status, null, '');

function write(
  response: ServerResponse,
  status: number,
  type: string | null,
  body: string | Uint8Array,
): void {
  if (response.headersSent || response.destroyed) return;
  const length = Buffer.byteLength(body);
  response.writeHead(status, {
    ...HEADERS,
    ...(type === null ? {} : { 'content-type': type }),
    ...(status === 204 ? {} : { 'content-length': length }),
  });
  response.end(body);
}
