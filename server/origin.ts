import type { IncomingMessage } from 'node:http';

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
