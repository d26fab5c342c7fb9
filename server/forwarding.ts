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
  settleHost({ headers }, trustProxy);
  headers[ADDRESS_HEADER] = proxied('x-forwarded-for') ?? socket.remoteAddress ?? '';
  headers[PROTOCOL_HEADER] = proxied('x-forwarded-proto') ?? 'http';
}

/** Who asks, of a request that was settled. */
export const addressIn = ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
  String(headers[ADDRESS_HEADER] ?? '');

/** The same of the address that was asked for alone: all that a line which stays open is judged by. */
export function settleHost({ headers }: Pick<IncomingMessage, 'headers'>, trustProxy: boolean): void {
  const host = trustProxy ? nearest(headers['x-forwarded-host']) : undefined;
  if (host !== undefined) headers.host = host;
}

/** Each proxy adds itself at the end: the last word is that of ours. */
const nearest = (value: string | string[] | undefined): string | undefined =>
  [value ?? []].flat().at(-1)?.split(',').at(-1)?.trim() || undefined;
