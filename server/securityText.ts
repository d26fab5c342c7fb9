import type { IncomingMessage, ServerResponse } from 'node:http';

const PLACE = '/.well-known/security.txt';
/** RFC 9116 asks for less than a year. */
const GOOD_FOR = 180 * 24 * 60 * 60 * 1_000;

export const isForSecurityText = ({ method, url }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && (url === PLACE || url?.startsWith(`${PLACE}?`) === true);

/** `security.txt` (RFC 9116): where a weakness is reported to. Not there where the operator gave no contact. */
export const openSecurityText =
  (contact: string | null, address: () => string, now: () => number) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (contact === null) return void response.writeHead(404).end();
    const fields = [
      `Contact: ${contact}`,
      `Expires: ${new Date(now() + GOOD_FOR).toISOString()}`,
      'Preferred-Languages: fr, en',
      `Canonical: ${address()}${PLACE}`,
    ];
    response.end(`${fields.join('\n')}\n`);
  };
