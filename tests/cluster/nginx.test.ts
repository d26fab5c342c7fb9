import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openNginx, type Nginx } from '../support/nginx.ts';
import { freePort } from '../support/freePort.ts';
import { nginxProgram } from '../support/services.ts';

/** A server that says its name, and what it was asked. */
interface Node {
  readonly name: string;
  readonly port: number;
  readonly asked: IncomingMessage[];
  /** Lives, and says that it cannot. */
  isUnwell: boolean;
  stop(): Promise<void>;
}

const nodes: Node[] = [];
let proxy: Nginx | null = null;
afterEach(async () => {
  await proxy?.close();
  for (const node of nodes.splice(0)) await node.stop();
});

async function node(name: string): Promise<Node> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((incoming, response) => {
    asked.push(incoming);
    if (made.isUnwell) return void response.writeHead(503).end('unwell');
    const body: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => body.push(chunk));
    incoming.on('end', () => {
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] });
      response.end(`${name}: ${Buffer.concat(body).toString('utf8')}`);
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, incoming) => {
    asked.push(incoming);
    socket.on('message', (data) => socket.send(`${name}: ${String(data)}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const made: Node = {
    name,
    port: (server.address() as AddressInfo).port,
    asked,
    isUnwell: false,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  nodes.push(made);
  return made;
}

const before = async (): Promise<Nginx> => (proxy = await openNginx(nodes.map(({ port }) => port)));

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

const ask = (path: string, given: { method?: string; body?: string; headers?: object } = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: proxy?.port,
        path,
        method: given.method ?? 'GET',
        headers: { ...given.headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, cookies: response.headers['set-cookie'] ?? [] }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(given.body);
  });

const talk = (path: string): Promise<{ said: string; socket: WebSocket }> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${proxy?.port}${path}`);
    socket.on('open', () => socket.send('bonjour'));
    socket.on('message', (data) => resolve({ said: String(data), socket }));
    socket.on('error', reject);
  });

describe.skipIf(nginxProgram() === null)('nginx before several servers', () => {
  it('CLUSTER-5: brings a page, a form and a websocket to a node, whole', async () => {
    const one = await node('one');
    await before();
    const body = 'é'.repeat(100_000);
    expect(await ask('/c/lot/poser', { method: 'POST', body })).toEqual({
      status: 201,
      text: `one: ${body}`,
      cookies: ['a=1', 'b=2'],
    });
    const { said, socket } = await talk('/sync/lot/commons');
    expect(said).toBe('one: bonjour');
    socket.terminate();
    expect(one.asked.map(({ url }) => url)).toEqual(['/c/lot/poser', '/sync/lot/commons']);
  });

  it('CLUSTER-5: all of a space goes to one node, and to another when that one is gone', async () => {
    await node('one');
    await node('two');
    await before();
    const spaces = Array.from({ length: 20 }, (_, n) => `s${n}`);
    const at = new Map<string, string>();
    for (const space of spaces) {
      const { text } = await ask(`/e/${space}`);
      expect((await ask(`/c/${space}`)).text).toBe(text);
      at.set(space, text);
    }
    expect(new Set(at.values())).toEqual(new Set(['one: ', 'two: ']));
    const gone = nodes.find(({ name }) => name === 'one');
    await gone?.stop();
    for (const space of spaces) expect((await ask(`/e/${space}`)).text).toBe('two: ');
    const form = await ask('/c/s1/poser', { method: 'POST', body: 'une question' });
    expect(form.text).toBe('two: une question');
    const { said, socket } = await talk('/sync/s1/commons');
    expect(said).toBe('two: bonjour');
    socket.terminate();
  });

  it('CLUSTER-5: what is about no space goes to any', async () => {
    await node('one');
    await node('two');
    await before();
    const said: string[] = [];
    for (let n = 0; n < 40; n += 1) said.push((await ask('/')).text);
    expect(new Set(said)).toEqual(new Set(['one: ', 'two: ']));
  });

  /** A space that goes to this one while all are well. */
  async function spaceOf(name: string): Promise<string> {
    for (let n = 0; ; n += 1) if ((await ask(`/e/s${n}`)).text === `${name}: `) return `s${n}`;
  }

  it('CLUSTER-5: one that lives and says that it cannot is left out, and nobody reads its refusal', async () => {
    const one = await node('one');
    await node('two');
    await before();
    const space = await spaceOf('one');
    one.isUnwell = true;
    const pages = [await ask(`/e/${space}`), await ask(`/e/${space}`)];
    const asked = one.asked.length;
    pages.push(await ask(`/e/${space}`), await ask(`/e/${space}`));
    expect(pages.map(({ text }) => text)).toEqual(['two: ', 'two: ', 'two: ', 'two: ']);
    expect(one.asked).toHaveLength(asked);
  });

  it('CLUSTER-5: a form that one took and could not keep is sent to no other', async () => {
    const one = await node('one');
    const two = await node('two');
    await before();
    const space = await spaceOf('one');
    one.isUnwell = true;
    const form = await ask(`/c/${space}/poser`, { method: 'POST', body: 'une question' });
    expect(form).toMatchObject({ status: 503, text: 'unwell' });
    expect(two.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('CLUSTER-5: without any says so in words, with a status', async () => {
    const gone = { name: 'gone', port: await freePort(), asked: [], isUnwell: false };
    nodes.push({ ...gone, stop: async () => undefined });
    await before();
    const { status, text } = await ask('/e/lot');
    expect(status).toBe(503);
    expect(text).toContain('Aucun serveur ne répond');
    await expect(talk('/sync/lot/commons')).rejects.toThrow('503');
  });

  it('CLUSTER-5: a server learns where the visitor is, whatever the visitor says', async () => {
    const one = await node('one');
    await before();
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https', host: 'terreau.example' };
    await ask('/', { headers });
    expect(one.asked[0]?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      host: 'terreau.example',
    });
  });
});
