import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isForAdmin } from './adminDoor.ts';
import { createCrowd } from './crowd.ts';
import { addressIn, settleForwarding } from './forwarding.ts';
import { wallClock, type Clock } from './clock.ts';
import type { Door } from './transport/door.ts';
import type { PollDoor } from './transport/pollDoor.ts';
import { isForMetrics } from './metricsDoor.ts';
import { isOwnOrigin } from './origin.ts';
import { lineOf, PATIENCE, refuse, watchBody, type Patience } from './patience.ts';
import { isForSecurityText } from './securityText.ts';
import { WORDS } from './words.ts';

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
  /** Says where a weakness is reported to. */
  readonly securityText: (request: IncomingMessage, response: ServerResponse) => void;
  readonly trustProxy: boolean;
  readonly publicOrigin: string | null;
  /** Connections, or requests behind a proxy, that one network may hold open. */
  readonly openEach: number;
  readonly patience?: Patience;
  readonly clock?: Pick<Clock, 'after' | 'elapsed'>;
}

/** One port for pages, for the terminal and for live documents. Not listening yet. */
export function createHttp(means: HttpMeans): Server {
  const { door, polls, pages, admin, metrics, securityText, trustProxy, publicOrigin } = means;
  const { patience = PATIENCE, clock = wallClock } = means;
  const compress = compression();
  const crowd = createCrowd(means.openEach);
  const tooMany = new WeakSet<Duplex>();
  const server = createServer({ ...patience }, (request, response) => {
    if (isForAdmin(request)) {
      // Its acts may take as long as they take.
      request.socket.setTimeout(0);
      return admin(request, response);
    }
    if (isForMetrics(request)) return metrics(request, response);
    if (isForSecurityText(request)) return securityText(request, response);
    settleForwarding(request, trustProxy);
    if (trustProxy) {
      const { leave, isTooMany } = crowd.enter(addressIn(request));
      response.on('close', leave);
      if (isTooMany) return refuse(response, 429, WORDS.tooManyOpen);
    } else if (tooMany.has(request.socket)) return refuse(response, 429, WORDS.tooManyOpen);
    if (isForgedElsewhere(request, publicOrigin)) return refuseForgery(response);
    // Before compression, which gathers what should go at once.
    if (polls.answer(request, response)) return;
    if (watchBody(request, response, { clock, patience }) === 'refused') return;
    compress(request as never, response as never, () =>
      pages(request, response, () => answerNothing(response)),
    );
  });
  server.setTimeout(patience.stillness);
  if (!trustProxy)
    server.on('connection', (socket) => {
      const { leave, isTooMany, isFarTooMany } = crowd.enter(socket.remoteAddress ?? '');
      socket.on('close', leave);
      if (isTooMany) tooMany.add(socket);
      if (isFarTooMany) socket.destroy();
    });
  server.on('upgrade', (request, stream, head) => {
    settleForwarding(request, trustProxy);
    if (trustProxy) {
      const { leave, isTooMany } = crowd.enter(addressIn(request));
      stream.on('close', leave);
      if (isTooMany) tooMany.add(stream);
    }
    if (tooMany.has(stream)) turnBack(stream);
    else if (!door.upgrade(request, stream, head)) stream.destroy();
  });
  return server;
}

/** A page of another site that makes a visitor's browser write here with the visitor's cookies. */
export const isForgedElsewhere = (request: IncomingMessage, publicOrigin: string | null): boolean =>
  request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request, publicOrigin);

export const refuseForgery = (response: ServerResponse): void => refuse(response, 403, WORDS.crossSite);

function turnBack(stream: Duplex): void {
  stream.on('error', () => stream.destroy());
  stream.end(lineOf(429, WORDS.tooManyOpen), () => stream.destroy());
}

function answerNothing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end();
}
