import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isForAdmin } from './adminDoor.ts';
import { settleForwarding, settleHost } from './forwarding.ts';
import type { Door } from './live/door.ts';
import type { PollDoor } from './live/poll/pollDoor.ts';
import { isForMetrics } from './metricsDoor.ts';
import { isOwnOrigin } from './origin.ts';
import { both, WORDS } from './words.ts';

/** A request handler as SvelteKit's adapter exports it; `next` is called for what it does not serve. */
export type Pages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpMeans {
  readonly door: Pick<Door, 'upgrade'>;
  readonly polls: Pick<PollDoor, 'answer'>;
  readonly pages: Pages;
  /** Answers what `npm run terreau` asks of a running server. */
  readonly admin: (request: IncomingMessage, response: ServerResponse) => void;
  /** Shows the numbers of the house. */
  readonly metrics: (request: IncomingMessage, response: ServerResponse) => void;
  readonly trustProxy: boolean;
  readonly publicOrigin: string | null;
}

/** Who has not said what they want by then is cut, looked at each second; in milliseconds. */
export const PATIENCE = { headersTimeout: 9_000, connectionsCheckingInterval: 1_000 };

/** One port for pages, for the terminal and for live documents. Not listening yet. */
export function createHttp(means: HttpMeans): Server {
  const { door, polls, pages, admin, metrics, trustProxy, publicOrigin } = means;
  const compress = compression();
  const server = createServer(PATIENCE, (request, response) => {
    if (isForAdmin(request)) return admin(request, response);
    if (isForMetrics(request)) return metrics(request, response);
    settleForwarding(request, trustProxy);
    if (isForgedElsewhere(request, publicOrigin)) return refuseForgery(response);
    // Before compression, which gathers what should go at once.
    if (polls.answer(request, response)) return;
    compress(request as never, response as never, () =>
      pages(request, response, () => answerNothing(response)),
    );
  });
  server.on('upgrade', (request, stream, head) => {
    settleHost(request, trustProxy);
    if (!door.upgrade(request, stream, head)) stream.destroy();
  });
  return server;
}

/** A page of another site that makes a visitor's browser write here with the visitor's cookies. */
export const isForgedElsewhere = (request: IncomingMessage, publicOrigin: string | null): boolean =>
  request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request, publicOrigin);

export function refuseForgery(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(both(WORDS.crossSite));
}

function answerNothing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end();
}
