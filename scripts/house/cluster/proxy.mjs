import { Agent, createServer, request as ask } from 'node:http';
import { connect } from 'node:net';
import { orderFor, spaceOf } from './whichNode.mjs';

/** Milliseconds: between two looks at a node, for its answer, and for which one that did not answer is left out. */
const LOOKS_EVERY = 1_000;
const LONGEST_LOOK = 2_000;
const LEFT_OUT_FOR = 1_500;

/** What one machine may send to another and take back without asking, in the words of HTTP. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']);
const SAID_BY_PROXIES = new Set(['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host']);

/**
 * A small proxy before the nodes of one house, pages and websockets. What is about one space goes to one node while
 * it lives, so that its people meet in one memory; the rest goes round. A node that does not answer is left out, and
 * whoever comes meanwhile goes to another.
 *
 * `trustProxy`: another proxy stands before this one.
 *
 * @param {{ port: number, host: string, nodes: () => readonly { name: string, port: number }[], trustProxy?: boolean }} means
 *   `nodes` answers those that run now.
 */
export async function openProxy({ port, host, nodes, trustProxy = false }) {
  const agent = new Agent({ keepAlive: true });
  const leftOut = new Map();
  const streams = new Set();
  let round = 0;

  const isLeftOut = (name) => (leftOut.get(name) ?? 0) > performance.now();
  const leaveOut = (name) => leftOut.set(name, performance.now() + LEFT_OUT_FOR);

  /** Best first. When none is well, each is tried all the same. */
  function inOrder(address) {
    const there = new Map(nodes().map((node) => [node.name, node]));
    const names = [...there.keys()];
    const space = spaceOf(address);
    const order = space === null ? turned(names, (round += 1)) : orderFor(space, names);
    return [...order.filter((name) => !isLeftOut(name)), ...order.filter(isLeftOut)].map((name) =>
      there.get(name),
    );
  }

  const server = createServer((request, response) => {
    passOn(request, response, inOrder(request.url), { agent, leaveOut, trustProxy });
  });
  server.on('upgrade', (request, near, head) => {
    streams.add(near);
    near.on('close', () => streams.delete(near));
    near.on('error', () => near.destroy());
    joinTo(request, near, head, inOrder(request.url), { leaveOut, trustProxy });
  });
  const looking = setInterval(() => {
    for (const node of nodes()) lookAt(node, leaveOut, (name) => leftOut.delete(name));
  }, LOOKS_EVERY);

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: server.address().port,
    async close() {
      clearInterval(looking);
      server.close();
      server.closeAllConnections();
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}

const turned = (names, by) => names.map((_, n) => names[(n + by) % names.length]);

/** A node that answers slowly or badly may be asked again: what was not sent, or may be sent twice. */
function passOn(request, response, [node, ...others], means) {
  if (node === undefined) return answerBusy(response);
  const mayRepeat = request.method === 'GET' || request.method === 'HEAD';
  const asked = ask({
    host: '127.0.0.1',
    port: node.port,
    method: request.method,
    path: request.url,
    headers: headersFor(request, means.trustProxy),
    // A kept line may turn out to be dead once it was written on: only what may be repeated goes on one.
    agent: mayRepeat ? means.agent : false,
  });
  let isConnected = false;
  asked.on('socket', (socket) => {
    const send = () => {
      isConnected = true;
      request.pipe(asked);
    };
    if (socket.connecting) socket.once('connect', send);
    else send();
  });
  asked.on('response', (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, withoutHops(answer.rawHeaders));
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  asked.on('error', () => {
    if (!isConnected) means.leaveOut(node.name);
    if (response.headersSent) return response.destroy();
    if (response.destroyed) return;
    request.unpipe(asked);
    if (!isConnected || mayRepeat) passOn(request, response, others, means);
    else answerBusy(response);
  });
  response.on('close', () => asked.destroy());
}

function joinTo(request, near, head, [node, ...others], means) {
  if (near.destroyed) return;
  if (node === undefined) return near.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  const far = connect(node.port, '127.0.0.1');
  let isConnected = false;
  far.once('connect', () => {
    isConnected = true;
    far.write(headOf(request, means.trustProxy));
    if (head.length > 0) far.write(head);
    near.pipe(far).pipe(near);
  });
  far.on('error', () => {
    if (isConnected) return near.destroy();
    means.leaveOut(node.name);
    joinTo(request, near, head, others, means);
  });
  far.on('close', () => isConnected && near.destroy());
  near.on('close', () => far.destroy());
}

function headOf(request, trustProxy) {
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  const said = {
    ...headersFor(request, trustProxy),
    connection: 'Upgrade',
    upgrade: request.headers.upgrade,
  };
  for (const [name, value] of Object.entries(said))
    for (const one of [value].flat()) lines.push(`${name}: ${one}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** As the visitor said it, and where the visitor is. */
function headersFor({ headers, socket }, trustProxy) {
  const isKept = (name) => !HOP_BY_HOP.has(name) && (trustProxy || !SAID_BY_PROXIES.has(name));
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
  const own = { 'x-forwarded-for': socket.remoteAddress ?? '', 'x-forwarded-proto': 'http' };
  return { ...own, ...kept };
}

/** Pairs as they came: several cookies stay several. */
function withoutHops(raw) {
  const kept = [];
  for (let n = 0; n < raw.length; n += 2)
    if (!HOP_BY_HOP.has(raw[n].toLowerCase())) kept.push(raw[n], raw[n + 1]);
  return kept;
}

function answerBusy(response) {
  if (response.destroyed) return;
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
  response.end('Aucun serveur ne répond pour le moment.\nNo server answers for now.\n');
}

/** Whoever says 503 lives, and may be the only one: it is left out while another does better. */
function lookAt({ name, port }, leaveOut, takeIn) {
  const asked = ask({ host: '127.0.0.1', port, path: '/health', agent: false, timeout: LONGEST_LOOK });
  asked.on('response', (answer) => {
    answer.resume();
    if (answer.statusCode === 200) takeIn(name);
    else leaveOut(name);
  });
  asked.on('timeout', () => {
    leaveOut(name);
    asked.destroy();
  });
  asked.on('error', () => leaveOut(name));
  asked.end();
}
