import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openProxy } from '../../scripts/house/cluster/proxy.mjs';
import { orderFor, spaceOf } from '../../scripts/house/cluster/whichNode.mjs';
import { freePort } from '../support/openHouse.ts';

/** A server that says its name, and what it was asked. */
interface Node {
  readonly name: string;
  readonly port: number;
  readonly asked: IncomingMessage[];
  stop(): Promise<void>;
}

const nodes: Node[] = [];
let proxy: { readonly port: number; close(): Promise<void> } | null = null;
afterEach(async () => {
  await proxy?.close();
  for (const node of nodes.splice(0)) await node.stop();
});

async function node(name: string): Promise<Node> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((incoming, response) => {
    if (incoming.url === '/health') return void response.end('{}');
    asked.push(incoming);
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

const before = async (trustProxy = false) =>
  (proxy = await openProxy({ port: 0, host: '127.0.0.1', nodes: () => nodes, trustProxy }));

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

describe('Which node a space goes to', () => {
  it('is the same each time; one that goes moves nobody else', () => {
    expect(spaceOf('/sync/perigord/commons?receipts=1')).toBe('perigord');
    expect(spaceOf('/api/spaces/perigord/me')).toBe('perigord');
    expect(spaceOf('/join/abc')).toBeNull();
    const spaces = Array.from({ length: 300 }, (_, n) => `s${n}`);
    const firstOf = (space: string, names: readonly string[]) => orderFor(space, names)[0];
    const all = ['node 1', 'node 2', 'node 3'];
    const at = spaces.map((space) => firstOf(space, all));
    for (const name of all) expect(at.filter((one) => one === name).length).toBeGreaterThan(60);
    const moved = spaces.filter(
      (space, n) => at[n] !== 'node 2' && firstOf(space, ['node 1', 'node 3']) !== at[n],
    );
    expect(moved).toEqual([]);
  });
});

describe('The proxy before several nodes', () => {
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

  it('CLUSTER-5: what is about no space goes round', async () => {
    await node('one');
    await node('two');
    await before();
    const said = [await ask('/'), await ask('/')].map(({ text }) => text);
    expect(new Set(said)).toEqual(new Set(['one: ', 'two: ']));
  });

  it('CLUSTER-5: without any node says so, with a status', async () => {
    nodes.push({ name: 'dead', port: await freePort(), asked: [], stop: async () => undefined });
    await before();
    expect((await ask('/e/lot')).status).toBe(503);
    await expect(talk('/sync/lot/commons')).rejects.toThrow('503');
  });

  it('CLUSTER-5: a node learns where the visitor is, whatever the visitor says; behind another proxy, what that one says', async () => {
    const one = await node('one');
    await before();
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https', host: 'terreau.example' };
    await ask('/', { headers });
    expect(one.asked[0]?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      host: 'terreau.example',
    });
    await proxy?.close();
    await before(true);
    await ask('/', { headers });
    expect(one.asked[1]?.headers).toMatchObject({
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-proto': 'https',
    });
  });
});
