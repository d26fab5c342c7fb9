import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOfThisMachine } from './origin.ts';

export const isForMetrics = ({ url }: IncomingMessage): boolean =>
  url === '/metrics' || url?.startsWith('/metrics?') === true;

/** Shows the numbers of the house to programs of this machine, and to whoever holds the token, if there is one. */
export const openMetricsDoor =
  (text: () => Promise<string>, token: string | null) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (!isOfThisMachine(request) && !holdsToken(request, token)) return void response.writeHead(403).end();
    response.writeHead(200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
    void text().then(
      (said) => response.end(said),
      () => response.destroy(),
    );
  };

function holdsToken({ headers }: IncomingMessage, token: string | null): boolean {
  if (token === null) return false;
  const [given, expected] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
