import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Portal } from '#protocol/portal.ts';
import { damageTold } from '../../src/hooks/damageTold.ts';
import { failedPage } from '../../src/hooks/failedPage.ts';
import { portalInSlot } from '../../src/hooks/portalSlot.ts';
import { actions as ask } from '../../src/routes/(pages)/c/[slug]/poser/+page.server.ts';
import { load as read } from '../../src/routes/(pages)/c/[slug]/+page.server.ts';
import { actions as join } from '../../src/routes/(pages)/join/[secret]/+page.server.ts';
import * as contacts from '../../src/routes/api/spaces/[space]/contacts/+server.ts';
import * as contact from '../../src/routes/api/spaces/[space]/contacts/[id]/+server.ts';
import { POST as addDevice } from '../../src/routes/api/spaces/[space]/device/+server.ts';
import { POST as invite } from '../../src/routes/api/spaces/[space]/invitations/+server.ts';
import { PATCH as rename } from '../../src/routes/api/spaces/[space]/me/+server.ts';
import * as names from '../../src/routes/api/spaces/[space]/names/+server.ts';
import { GET as health } from '../../src/routes/health/+server.ts';

/**
 * Bundled in the place of SvelteKit's handler: the acts behind the pages and the API, without their HTML. A refusal
 * that a page would tell in words is the JSON of what the page is given.
 */
export async function handler(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, first = '', second = '', third = '', fourth = '', fifth = ''] = url.pathname.split('/');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const event = eventOf(request, url, Buffer.concat(chunks));
  const acts: Readonly<Record<string, () => unknown>> = {
    'GET /health': () => health(event({}, '/health')),
    'GET /c': () => read(event({ slug: second }, '/(pages)/c/[slug]')),
    'POST /join': () => join.default(event({ secret: second }, '/(pages)/join/[secret]')),
    'POST /c': () => ask.default(event({ slug: second }, '/(pages)/c/[slug]/poser')),
    'POST /api/invitations': () => invite(event({ space: third }, '/api/invitations')),
    'POST /api/device': () => addDevice(event({ space: third }, '/api/device')),
    'GET /api/contacts': () => contacts.GET(event({ space: third }, '/api/contacts')),
    'POST /api/contacts': () => contacts.POST(event({ space: third }, '/api/contacts')),
    'PATCH /api/contacts': () => contact.PATCH(event({ space: third, id: fifth }, '/api/contacts/[id]')),
    'DELETE /api/contacts': () => contact.DELETE(event({ space: third, id: fifth }, '/api/contacts/[id]')),
    'POST /api/names': () => names.POST(event({ space: third }, '/api/names')),
    'PATCH /api/names': () => names.PATCH(event({ space: third }, '/api/names')),
    'PATCH /api/me': () => rename(event({ space: third }, '/api/me')),
  };
  const act = acts[`${request.method} /${first}${first === 'api' ? `/${fourth}` : ''}`];
  const { status, body } = await answerOf(act, event({}, url.pathname));
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

async function answerOf(
  act: (() => unknown) | undefined,
  event: never,
): Promise<{ status: number; body: string }> {
  if (act === undefined) return { status: 404, body: '{}' };
  try {
    const answer = await act();
    if (answer instanceof Response) return { status: answer.status, body: await answer.text() };
    const { status, data } = answer as { status: number; data: unknown };
    return { status, body: JSON.stringify(data) };
  } catch (thrown) {
    const { status, body, location } = thrown as { status?: number; body?: unknown; location?: string };
    if (status !== undefined) return { status, body: JSON.stringify(body ?? { location }) };
    return {
      status: 500,
      body: JSON.stringify(failedPage({ error: thrown, event, status: 500, message: '' })),
    };
  }
}

function eventOf(request: IncomingMessage, url: URL, body: Buffer) {
  const headers = new Headers({ 'content-type': request.headers['content-type'] ?? '' });
  const held = new Map(
    (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]),
  );
  return (params: Readonly<Record<string, string>>, route: string): never =>
    ({
      url,
      params,
      route: { id: route },
      request: new Request(url, {
        method: request.method ?? 'GET',
        headers,
        ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
      }),
      cookies: {
        get: (name: string) => held.get(name),
        getAll: () => [...held].map(([name, value]) => ({ name, value })),
        set: () => undefined,
        delete: () => undefined,
      },
      locals: { portal: damageTold(portalInSlot() as Portal, 'fr'), language: 'fr', address: '192.0.2.1' },
      setHeaders: () => undefined,
    }) as never;
}
