import type { IncomingMessage } from 'node:http';

/** Where the pages read the visitor's address: set here on every request, whatever the visitor sent. */
export const ADDRESS_HEADER = 'x-terreau-address';
export const PROTOCOL_HEADER = 'x-forwarded-proto';

/**
 * Makes a request say who asked, and for which address, in one way. What a proxy added is believed only where
 * the operator said there is one; otherwise anybody could write it.
 */
export function settleForwarding({ headers, socket }: IncomingMessage, trustProxy: boolean): void {
  const proxied = (name: string): string | undefined => (trustProxy ? nearest(headers[name]) : undefined);
  const host = proxied('x-forwarded-host');
  if (host !== undefined) headers.host = host;
  headers[ADDRESS_HEADER] = proxied('x-forwarded-for') ?? socket.remoteAddress ?? '';
  headers[PROTOCOL_HEADER] = proxied('x-forwarded-proto') ?? 'http';
}

/** Each proxy adds itself at the end: the last word is that of ours. */
const nearest = (value: string | string[] | undefined): string | undefined =>
  [value ?? []].flat().at(-1)?.split(',').at(-1)?.trim() || undefined;
