import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { Pen, Pens } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Entry } from '#protocol/portal.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { readPoll } from '#engine/protocol/pollBody.ts';
import { readFrame, step1Frame, updateFrame } from '#engine/protocol/frames.ts';
import { ask, puppetWorld, valueOf } from '../../domain/scene.ts';
import { PollLine } from '#server/transport/pollLine.ts';
import { ANA, COMMONS, liveHouse } from '../../support/liveHouse.ts';
import { openHouse, type OpenHouse } from '../../support/openHouse.ts';
import { closeOf, framesOf, pollClient, type PollClient } from '../../support/pollClient.ts';
import { puppetClock } from '../../support/puppetClock.ts';

const world = puppetWorld();
let house: OpenHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const comes = async (space: string, cookie: string): Promise<PollClient> => {
  const client = pollClient(house.url, `${space}/commons`, cookie);
  await client.enter();
  return client;
};
const meOf = async (entry: Entry) => valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
const pensOf = async (entry: Entry): Promise<Pens> => {
  const { account, veiledPen } = await meOf(entry);
  return { named: account as string as Pen, veiled: veiledPen };
};
const emptyStep1 = step1Frame(Y.encodeStateVector(new Y.Doc()));

/** A document in which one question was just asked, and the frame that brings it. */
async function asked(entry: Entry): Promise<{ readonly id: string; readonly frame: Uint8Array }> {
  const doc = openCommons(new Y.Doc());
  const id = ask(doc, await pensOf(entry), world);
  return { id, frame: updateFrame(Y.encodeStateAsUpdate(doc)) };
}

describe('Somebody whose network lets no websocket through', () => {
  it('POLL-1: reads, writes and gets receipts by polls, beside those who come by websocket', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [await comes(entry.space, cookie), await comes(entry.space, partner.cookie)];
    const { id, frame } = await asked(partner.entry);
    expect((await paul.post(1, [emptyStep1, frame])).status).toBe(204);
    await paul.until((frames) => frames.some(({ type }) => type === 'receipt'));
    const doc = openCommons(new Y.Doc());
    await ana.until((frames) => {
      for (const one of frames) if (one.type === 'update') Y.applyUpdate(doc, one.update);
      return readAll(doc, question).has(id as never);
    });
  });

  it('POLL-2: a batch that is sent again counts once, and an answer that was lost is given again', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry.space, cookie);
    const { frame } = await asked(entry);
    const before = await framesOf(await ana.get(0));
    expect(await framesOf(await ana.get(0))).toEqual(before);
    await ana.post(1, [frame]);
    await ana.post(1, [frame]);
    await ana.post(2, [frame]);
    const seen = [];
    for (let after = 1; seen.at(-1) !== 2; after += 1) {
      const once = await framesOf(await ana.get(after));
      expect(await framesOf(await ana.get(after))).toEqual(once);
      for (const one of once.frames) if (one[0] === 120) seen.push(one[1]);
    }
    expect(Math.max(...seen.map(Number))).toBe(2);
    expect((await ana.get(40)).status).toBe(409);
    expect((await ana.post(40, [frame])).status).toBe(409);
    expect((await ana.post(3, [frame])).status).toBe(204);
  });

  it('POLL-4: learns why it is sent away by the codes of the websocket', async () => {
    const { entry, cookie } = await house.found();
    const reader = await house.join(entry, 'Rose', 'reader');
    const other = await house.found('Un autre espace');
    const end = async (room: string, whose: string | null) =>
      closeOf(await pollClient(house.url, room, whose).open());
    expect(await end(`${entry.space}/commons`, null)).toEqual([401, CLOSE.signedOut]);
    expect(await end(`${entry.space}/commons`, other.cookie)).toEqual([401, CLOSE.signedOut]);
    expect(await end(`${entry.space}/backstage`, reader.cookie)).toEqual([403, CLOSE.refused]);
    expect(await end('nulle-part/commons', cookie)).toEqual([401, CLOSE.signedOut]);
    expect(await end(`${entry.space}/cave`, cookie)).toEqual([404, CLOSE.gone]);
  });

  it('POLL-5: is looked at again at each request: a session that ended, another person, a line that is not theirs', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const paul = await comes(entry.space, partner.cookie);
    const thief = pollClient(house.url, `${entry.space}/commons`, cookie);
    thief.line = paul.line;
    expect(await closeOf(await thief.get(0))).toEqual([410, 0]);
    const nobody = pollClient(house.url, `${entry.space}/commons`, null);
    nobody.line = paul.line;
    expect(await closeOf(await nobody.get(0))).toEqual([401, CLOSE.signedOut]);
    const elsewhere = pollClient(house.url, `${entry.space}/backstage`, cookie);
    elsewhere.line = paul.line;
    expect(await closeOf(await elsewhere.get(0))).toEqual([410, 0]);
    await framesOf(await paul.get(0));
    await house.house.portal.endSession(entry.space, partner.entry.token);
    expect(await framesOf(await paul.get(1))).toEqual({ frames: [], close: CLOSE.signedOut });
  });

  it('LIVE-30: whose session ends while a poll waits learns it by that poll', async () => {
    const { entry } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const paul = await comes(entry.space, partner.cookie);
    await framesOf(await paul.get(0));
    const waiting = paul.get(1);
    await untilAsked();
    valueOf(await house.house.portal.endSession(entry.space, partner.entry.token));
    expect(await framesOf(await waiting)).toEqual({ frames: [], close: CLOSE.signedOut });
  });

  it('POLL-6: whose role is lowered, or who is removed, while a poll waits learns it by that poll', async () => {
    const { entry } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, him, paul] = [
      await meOf(entry),
      await meOf(partner.entry),
      await comes(entry.space, partner.cookie),
    ];
    await framesOf(await paul.get(0));
    const lowered = paul.get(1);
    await untilAsked();
    valueOf(await house.house.portal.changeRole(ana, him.account, 'reader'));
    const news = (await framesOf(await lowered)).frames.map(readFrame);
    expect(news).toContainEqual({ type: 'news', topic: 'role' });
    const { frame } = await asked(partner.entry);
    await paul.post(1, [frame]);
    const refused = await paul.get(2);
    expect((await framesOf(refused)).frames.map((one) => one[0])).toEqual([122, 120]);
    const removed = paul.get(3);
    valueOf(await house.house.portal.removeMember(ana, him.account));
    expect((await framesOf(await removed)).close).toBe(CLOSE.refused);
  });

  it('POLL-7: no page of another site, no body too large, no garbage gets anything out of a line', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry.space, cookie);
    const foreign = { headers: { cookie, origin: 'https://ailleurs.example' } };
    expect((await ana.open(foreign.headers)).status).toBe(403);
    expect((await ana.get(0, foreign)).status).toBe(403);
    expect((await ana.get(0, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ana.post(1, [], { body: new Uint8Array([9, 9]) })).status).toBe(400);
    expect((await ana.get(Number.NaN)).status).toBe(409);
    const place = `${house.url}/sync/${entry.space}/commons/poll`;
    for (const [method, address] of [
      ['GET', place],
      ['PUT', `${place}/${ana.line}`],
    ] as const)
      expect((await fetch(address, { method, headers: { cookie } })).status).toBe(405);
    await framesOf(await ana.get(0));
    const answer = await ana.post(1, [], { body: new Uint8Array(33 * 1024 * 1024) });
    expect(answer.status).toBe(413);
    expect(await closeOf(await ana.get(1))).toEqual([410, 0]);
  });

  it('POLL-8: is answered whole, at once, and by nothing that may be kept on the way', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry.space, cookie);
    const { headers } = await ana.get(0, { headers: { cookie, 'accept-encoding': 'gzip, br' } });
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('content-encoding')).toBe(null);
    expect(headers.get('transfer-encoding')).toBe(null);
    expect(Number(headers.get('content-length'))).toBeGreaterThan(0);
    expect((await ana.leave()).status).toBe(204);
    expect(await closeOf(await ana.get(1))).toEqual([410, 0]);
  });

  it('POLL-9: hears of a server that stops: back in a moment', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry.space, cookie);
    await framesOf(await ana.get(0));
    const waiting = ana.get(1);
    await untilAsked();
    void house.house.close();
    expect(await framesOf(await waiting)).toEqual({ frames: [], close: CLOSE.restarting });
  });

  it('POLL-17: is counted among the lines, and its polls too', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry.space, cookie);
    await framesOf(await ana.get(0));
    const waiting = ana.get(1);
    await untilAsked();
    const text = await house.house.metrics.text();
    expect(text).toContain('terreau_connections{way="polls"} 1\n');
    expect(text).toContain('terreau_polls_waiting 1\n');
    expect(text).toContain('terreau_polls_total 1\n');
    await ana.leave();
    await waiting;
    expect(await house.house.metrics.text()).toContain('terreau_connections{way="polls"} 0\n');
  });

  it('two tabs of one person have two lines, and one that goes leaves the other', async () => {
    const { entry, cookie } = await house.found();
    const [first, second] = [await comes(entry.space, cookie), await comes(entry.space, cookie)];
    expect(first.line).not.toBe(second.line);
    await first.leave();
    const { frame } = await asked(entry);
    await second.post(1, [frame]);
    await second.until((frames) => frames.some(({ type }) => type === 'receipt'));
  });

  it('that hangs up while its poll waits is given what it missed at the next one', async () => {
    const { entry, cookie } = await house.found();
    const [ana, paul] = [await comes(entry.space, cookie), await comes(entry.space, cookie)];
    await framesOf(await paul.get(0));
    const hungUp = new AbortController();
    const broken = paul.get(1, { signal: hungUp.signal });
    await untilAsked();
    hungUp.abort();
    await expect(broken).rejects.toThrow();
    const { frame } = await asked(entry);
    await ana.post(1, [frame]);
    paul.after = 1;
    await paul.until((frames) => frames.some(({ type }) => type === 'update'));
  });
});

/** The requests made so far have reached the server. */
const untilAsked = async (): Promise<void> => {
  await fetch(`${house.url}/health`);
};

describe('A line of polls', () => {
  it('POLL-10: that neither asks nor says anything for 45 seconds is over; one that asks on is not', async () => {
    const clock = puppetClock();
    const ended: string[] = [];
    const line = (name: string): PollLine => new PollLine(clock, () => ended.push(name));
    const [asks, writes, silent] = [line('asks'), line('writes'), line('silent')];
    const askOn = (): void => {
      asks.heard();
      asks.ask(0, askOn);
    };
    askOn();
    silent.heard();
    for (let second = 0; second < 45; second += 15) {
      expect(ended).toEqual([]);
      writes.heard();
      await clock.pass(15_000);
    }
    expect(ended).toEqual(['silent']);
    await clock.pass(45_000);
    expect(ended).toEqual(['silent', 'writes']);
  });

  it('POLL-10: that was closed keeps what it has to say, and why, for as long', async () => {
    const clock = puppetClock();
    let isOver = false;
    const line = new PollLine(clock, () => (isOver = true));
    line.send(new Uint8Array([7]));
    line.close(CLOSE.restarting);
    const heard: unknown[] = [];
    line.ask(0, (down) => heard.push(typeof down === 'object' ? readPoll(down.body) : down));
    expect(heard).toEqual([{ frames: [new Uint8Array([7])], close: CLOSE.restarting }]);
    expect(await line.take(1, [new Uint8Array([7])])).toBe('over');
    expect(isOver).toBe(false);
    await clock.pass(45_000);
    expect(isOver).toBe(true);
  });

  it('POLL-11: reads no further while its room is behind, and takes no second batch meanwhile', async () => {
    const clock = puppetClock();
    const live = liveHouse({ clock });
    const line = new PollLine(clock, () => undefined);
    line.carry(await live.rooms.admit(COMMONS, ANA, line, true));
    const large = updateFrame(new Uint8Array(600_000));
    const batch = [large, large, large, large];
    let taken = 0;
    const first = line.take(1, batch).then((up) => (taken += up === 'taken' ? 1 : 0));
    const again = line.take(1, batch).then((up) => (taken += up === 'taken' ? 1 : 0));
    expect(await line.take(2, batch)).toBe('outOfStep');
    expect(taken).toBe(0);
    await clock.pass(1_000);
    await Promise.all([first, again]);
    expect(taken).toBe(2);
  });

  it('POLL-11: that leaves too much unread is cut, as a websocket is', async () => {
    const clock = puppetClock();
    const live = liveHouse({ clock });
    const line = new PollLine(clock, () => undefined);
    const connection = await live.rooms.admit(COMMONS, ANA, line, true);
    line.carry(connection);
    const newest: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      connection.send(new Uint8Array(60_000));
      newest.push(line.backlog);
    }
    expect(line.closeCode).toBe(CLOSE.tooSlow);
    expect(Math.max(...newest)).toBeLessThan(1_200_000);
  });
});

/** A body sent byte by byte keeps no place. */
it('POLL-7: a body that stops half-way is given up', async () => {
  const { entry, cookie } = await house.found();
  const ana = await comes(entry.space, cookie);
  const socket = connect(house.port, '127.0.0.1');
  socket.write(
    `POST /sync/${entry.space}/commons/poll/${ana.line}?batch=1 HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Length: 9\r\n\r\n1`,
  );
  await untilAsked();
  const { frame } = await asked(entry);
  // The same batch again, over another connection, takes its place.
  expect((await ana.post(1, [frame])).status).toBe(204);
  await new Promise((resolve) =>
    socket
      .on('close', resolve)
      .on('error', () => undefined)
      .resume(),
  );
});
