import { request, type IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openAdminDoor } from '#server/adminDoor.ts';
import { createHttp } from '#server/http.ts';
import { PATIENCE } from '#server/patience.ts';
import type { Pages } from '#server/http.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';

let house: OpenHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

/** A page that says what it was asked, as SvelteKit would see it. */
const echo: Pages = (asked, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(JSON.stringify({ headers: asked.headers, filler: 'x'.repeat(5_000) }));
};

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ask = (url: string, method = 'GET', headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
const seenBy = (answer: Answer): Record<string, string> => JSON.parse(answer.body).headers;

describe('The http server', () => {
  it('LIMIT-7: waits ten seconds at most for somebody to say what they want', () => {
    expect(PATIENCE.headersTimeout + PATIENCE.connectionsCheckingInterval).toBeLessThanOrEqual(10_000);
  });

  it('HTTP-1: follows no form of another site, and says so in words', async () => {
    house = await openHouse({ pages: echo });
    for (const headers of [
      { origin: 'https://ailleurs.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await ask(`${house.url}/creer`, 'POST', headers as Record<string, string>);
      expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/plain; charset=utf-8']);
      expect(answer.body).toContain('autre site');
    }
  });

  it('follows our own forms, plain clients, and links that come from anywhere', async () => {
    house = await openHouse({ pages: echo });
    expect(
      (await ask(house.url, 'POST', { origin: house.url, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200);
    expect((await ask(house.url, 'POST')).status).toBe(200);
    expect((await ask(house.url, 'GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it('knows its own forms by its public address behind a proxy that changes the host', async () => {
    house = await openHouse({ pages: echo, env: { PUBLIC_URL: 'https://terreau.example' } });
    expect((await ask(house.url, 'POST', { origin: 'https://terreau.example' })).status).toBe(200);
  });

  it('HTTP-2: believes nothing that a visitor writes about where they come from', async () => {
    house = await openHouse({ pages: echo });
    const forged = {
      'x-forwarded-for': '10.9.8.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'ailleurs.example',
      'x-terreau-address': '10.9.8.7',
    };
    expect(seenBy(await ask(house.url, 'GET', forged))).toMatchObject({
      'x-forwarded-proto': 'http',
      'x-terreau-address': '127.0.0.1',
      host: `127.0.0.1:${house.port}`,
    });
  });

  it('believes the nearest proxy where the operator says there is one', async () => {
    house = await openHouse({ pages: echo, env: { TRUST_PROXY: '1' } });
    const proxied = {
      'x-forwarded-for': '10.9.8.7, 192.0.2.4',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'terreau.example',
    };
    expect(seenBy(await ask(house.url, 'GET', proxied))).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-terreau-address': '192.0.2.4',
      host: 'terreau.example',
    });
    expect(seenBy(await ask(house.url))).toMatchObject({ 'x-terreau-address': '127.0.0.1' });
  });

  it('compresses what a page says', async () => {
    house = await openHouse({ pages: echo });
    const answer = await ask(house.url, 'GET', { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
  });

  it('answers 404 where there is no page, and drops an upgrade to nowhere', async () => {
    house = await openHouse({ pages: (_, __, next) => next() });
    expect((await ask(`${house.url}/nulle-part`)).status).toBe(404);
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket' };
    await expect(ask(`${house.url}/ailleurs`, 'GET', upgrade)).rejects.toThrow();
  });
});

describe('POST /admin', () => {
  const opened = async () => {
    house = await openHouse();
    const http = createHttp({
      door: house.house.door,
      polls: house.house.polls,
      pages: echo,
      admin: openAdminDoor('the-token', async (asked) => ({ heard: asked })),
      metrics: (_, response) => void response.end(),
      securityText: (_, response) => void response.end(),
      trustProxy: false,
      publicOrigin: null,
      openEach: 100,
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as { port: number };
    return { url: `http://127.0.0.1:${port}/admin`, close: () => http.close() };
  };
  const token = { authorization: 'Bearer the-token' };

  it('ADMIN-1: obeys the terminal of this machine, which knows the token', async () => {
    const { url, close } = await opened();
    const answer = await ask(url, 'POST', token, '{"do":"demo"}');
    expect([answer.status, answer.body]).toEqual([200, '{"heard":{"do":"demo"}}']);
    close();
  });

  it('ADMIN-1: obeys nobody else: no token, another token, a page, a proxy', async () => {
    const { url, close } = await opened();
    for (const headers of [
      {},
      { authorization: 'Bearer another' },
      { ...token, origin: 'http://127.0.0.1' },
      { ...token, 'x-forwarded-for': '192.0.2.4' },
    ])
      expect((await ask(url, 'POST', headers as Record<string, string>, '{}')).status).toBe(403);
    expect((await ask(url, 'POST', token, 'no json')).status).toBe(400);
    close();
  });
});
