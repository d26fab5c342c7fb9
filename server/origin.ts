import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Whether a program of this machine asks: by no proxy, and for no page. Proxies of this machine add who asked. */
export const isOfThisMachine = ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined &&
  headers.via === undefined &&
  headers.origin === undefined;

/**
 * Whether a request comes from a page of ours, or from no page at all (a script, a terminal): a browser names
 * the origin of the page it acts for, and no page can forge it.
 */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, publicOrigin: string | null): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  return origin === publicOrigin || (host !== undefined && hostOf(origin) === host.toLowerCase());
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
