import { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Pages } from '#server/http.ts';
import { readBody, type Body } from '#server/transport/readBody.ts';
import { LARGEST_BODY, PATIENCE } from '#server/patience.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';
import { puppetClock } from '../support/puppetClock.ts';
import { until } from '../support/until.ts';

let house: OpenHouse | null = null;
const lines: Socket[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy();
  await house?.close();
  house = null;
});

/** A line of somebody who writes by hand, and what they read. */
interface ByHand {
  readonly line: Socket;
  read(): string;
  isClosed(): boolean;
}

function byHand(port: number): ByHand {
  const line = connect(port, '127.0.0.1');
  lines.push(line);
  let read = '';
  let closed = false;
  line.setEncoding('latin1').on('data', (part: string) => (read += part));
  line.on('error', () => undefined).on('close', () => (closed = true));
  return { line, read: () => read, isClosed: () => closed };
}

/** A page that answers once it has read its form whole, and counts what it has read. */
function readingPage(): { readonly pages: Pages; readonly bytes: () => number } {
  let bytes = 0;
  const pages: Pages = (request, response) => {
    request.on('data', (part: Buffer) => (bytes += part.length));
    request.on('end', () => response.end('read'));
    request.on('error', () => undefined);
  };
  return { pages, bytes: () => bytes };
}

const posts = (length: number, path = '/creer'): string =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(length)}\r\n\r\n`;

describe('Somebody who sends slowly', () => {
  it('LIMIT-8: is cut once a byte now and then is all that comes, and told why', async () => {
    const clock = puppetClock();
    const page = readingPage();
    house = await openHouse({ pages: page.pages, clock });
    const slow = byHand(house.port);
    slow.line.write(posts(1_000));
    let seconds = 0;
    for (; slow.read() === '' && seconds < 60; seconds += 1) {
      const before = page.bytes();
      slow.line.write('x');
      await until(() => page.bytes() > before || slow.read() !== '', 'the byte');
      await clock.pass(1_000);
      if (seconds > 10) await until(() => slow.read() !== '', 'the answer');
    }
    await until(slow.isClosed, 'the end');
    expect(seconds).toBeLessThanOrEqual(12);
    expect(slow.read()).toMatch(/^HTTP\/1\.1 408 /);
    expect(Buffer.from(slow.read(), 'latin1').toString()).toContain('trop lentement');
  });

  it('LIMIT-8: is heard out where what comes is a form on a very slow line', async () => {
    const clock = puppetClock();
    const page = readingPage();
    house = await openHouse({ pages: page.pages, clock });
    const slow = byHand(house.port);
    slow.line.write(posts(40 * 1_100));
    for (let second = 0; second < 40; second += 1) {
      const before = page.bytes();
      slow.line.write('x'.repeat(1_100));
      await until(() => page.bytes() === before + 1_100, 'what was sent');
      await clock.pass(1_000);
    }
    await until(() => slow.read().includes('read'), 'the answer');
    expect(slow.read()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('LIMIT-8: a whole request, whatever its pace, has five minutes; a websocket stays as long as it likes', async () => {
    expect(PATIENCE.requestTimeout).toBe(300_000);
    // With 300 milliseconds in place of five minutes and of a minute.
    house = await openHouse({
      pages: readingPage().pages,
      patience: { requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 20 },
    });
    const { entry, cookie } = await house.found();
    const live = new WebSocket(house.sync(`${entry.space}/commons`), { headers: { cookie } });
    await new Promise((resolve) => live.once('message', resolve));
    const never = byHand(house.port);
    never.line.write(posts(1_000));
    await until(never.isClosed, 'the end');
    expect(never.read()).toMatch(/^HTTP\/1\.1 408 /);
    expect(live.readyState).toBe(WebSocket.OPEN);
    live.terminate();
  });
});

it('POLL-7: a batch that comes a byte now and then is given up, and one on a very slow line is read', async () => {
  const clock = puppetClock();
  const read = (each: number): Promise<Body> => {
    const request = Object.assign(new EventEmitter(), { headers: {} });
    const body = readBody(request as never, LARGEST_BODY, clock, () => undefined);
    for (let second = 0; second < 30; second += 1)
      clock.after(second * 1_000, () => request.emit('data', Buffer.alloc(each)));
    clock.after(30_000, () => request.emit('end'));
    return body;
  };
  const [slow, verySlow] = [read(1), read(1_100)];
  await clock.pass(30_000);
  expect(await slow).toBe('tooSlow');
  expect((await verySlow).length).toBe(33_000);
});

describe('Somebody who sends too much', () => {
  it('LIMIT-9: is told before anything of it is read, where they say how much', async () => {
    const page = readingPage();
    house = await openHouse({ pages: page.pages });
    const large = byHand(house.port);
    large.line.write(posts(LARGEST_BODY + 1));
    await until(large.isClosed, 'the end');
    expect(large.read()).toMatch(/^HTTP\/1\.1 413 /);
    expect(large.read()).toContain('too much');
    expect(page.bytes()).toBe(0);
  });

  it('LIMIT-9: is cut within a second, where they do not', async () => {
    const clock = puppetClock();
    const page = readingPage();
    house = await openHouse({ pages: page.pages, clock });
    const large = byHand(house.port);
    large.line.write('POST /creer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = 'x'.repeat(0x10000);
    for (let n = 0; n < 9; n += 1) large.line.write(`10000\r\n${chunk}\r\n`);
    await until(() => page.bytes() > LARGEST_BODY, 'what was sent');
    await clock.pass(1_000);
    await until(large.isClosed, 'the end');
    expect(large.read()).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('One network', () => {
  it('LIMIT-10: holds so many connections open; one more is told, twice as many are not listened to', async () => {
    house = await openHouse({ env: { TERREAU_MAX_OPEN_EACH: '10' } });
    const { port } = house;
    const held = Array.from({ length: 10 }, () => byHand(port));
    await Promise.all(held.map(({ line }) => new Promise((resolve) => line.once('connect', resolve))));
    const more = byHand(port);
    more.line.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(more.isClosed, 'the end');
    expect(more.read()).toMatch(/^HTTP\/1\.1 429 /);
    expect(more.read()).toContain('Try again in a minute');
    const upgrade = byHand(port);
    upgrade.line.write(
      'GET /sync/nec/commons HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await until(upgrade.isClosed, 'the end');
    expect(upgrade.read()).toMatch(/^HTTP\/1\.1 429 /);
    const crowd = Array.from({ length: 20 }, () => byHand(port));
    await until(() => crowd.filter(({ isClosed }) => isClosed()).length >= 10, 'the end of those beyond');
    for (const { line } of [...crowd, ...held]) line.destroy();
    await until(() => [...crowd, ...held].every(({ isClosed }) => isClosed()), 'their end');
    // Counted out as the server hears of it.
    let told = '';
    while (!told.startsWith('HTTP/1.1 200')) {
      const back = byHand(port);
      back.line.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      await until(back.isClosed, 'the end');
      told = back.read();
    }
  });

  it('LIMIT-10: behind a declared proxy is who the proxy names, and others come in', async () => {
    let waiting = 0;
    house = await openHouse({
      env: { TERREAU_MAX_OPEN_EACH: '10', TRUST_PROXY: 'yes' },
      pages: (request, response) => {
        if (request.url === '/wait') waiting += 1;
        else response.end('a page');
      },
    });
    const { port } = house;
    const asks = (path: string, from: string): ByHand => {
      const one = byHand(port);
      one.line.write(
        `GET ${path} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${from}\r\nConnection: close\r\n\r\n`,
      );
      return one;
    };
    for (let n = 0; n < 10; n += 1) asks('/wait', `2001:db8:1:2::${String(n)}`);
    await until(() => waiting === 10, 'ten that wait');
    const [more, other] = [asks('/', '2001:db8:1:2:ffff::1'), asks('/', '192.0.2.9')];
    await until(() => more.isClosed() && other.isClosed(), 'the answers');
    expect(more.read()).toMatch(/^HTTP\/1\.1 429 /);
    expect(other.read()).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('Somebody who takes nothing', () => {
  it('LIMIT-11: of an answer is cut once nothing has moved for a minute', async () => {
    expect(PATIENCE.stillness).toBe(60_000);
    let waits: (() => number) | null = null;
    house = await openHouse({
      patience: { stillness: 200 },
      pages: (request, response) => {
        waits = () => request.socket.writableLength;
        response.end(Buffer.alloc(64 * 1024 * 1024));
      },
    });
    const deaf = byHand(house.port);
    deaf.line.pause();
    deaf.line.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => waits !== null && waits() > 0, 'an answer that waits');
    await until(() => waits?.() === 0, 'its end');
    await new Promise<void>((resolve) =>
      house?.http.getConnections((_, count) => resolve(expect(count).toBe(0))),
    );
  });
});
