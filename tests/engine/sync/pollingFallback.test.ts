import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tabNotes } from '#sync/deviceNotes.ts';
import { PollingFallback } from '#engine/sync/transports/pollingFallback.ts';
import { rememberedTransport } from '#sync/rememberedTransport.ts';
import { pocket } from '../../support/pocket.ts';
import { PuppetSocket } from '../../sync/puppets.ts';

const URL = 'ws://terreau.test/sync/nec/commons?receipts=1';

/** A room's way on a network that a test holds: every socket of either way is in its hand. */
class Scene {
  readonly websockets: PuppetSocket[] = [];
  readonly requests: string[] = [];
  readonly tab = pocket();
  reopened = 0;
  online: () => void = () => undefined;
  readonly fallback: PollingFallback;
  socket: WebSocket | null = null;

  constructor(remembered: 'polls' | null = null) {
    if (remembered !== null) rememberedTransport(tabNotes(this.tab)).keep(remembered);
    const { websockets, requests } = this;
    this.fallback = new PollingFallback(
      {
        WebSocket: class extends PuppetSocket {
          constructor(url: string) {
            super(url);
            websockets.push(this);
          }
        } as unknown as typeof WebSocket,
        fetch: (address) => {
          requests.push(String(address));
          return new Promise(() => undefined);
        },
        remembered: rememberedTransport(tabNotes(this.tab)),
        spread: () => 1,
        now: () => 0,
        onMoment: (listener) => {
          this.online = () => listener('online');
          return () => undefined;
        },
      },
      { counted: (Socket) => Socket, reopen: () => (this.reopened += 1), url: () => URL },
    );
  }

  /** As the provider does: another socket, by the way in force. */
  connect(): void {
    this.socket = new this.fallback.Socket(URL);
    this.socket.onclose = (event) => this.fallback.lost(event.code, false);
  }

  fail(code = 1006): void {
    this.connect();
    this.fallback.lost(code, false);
    this.fallback.serverAnswers();
  }
}

const scenes: Scene[] = [];
const scene = (remembered?: 'polls'): Scene => {
  const one = new Scene(remembered);
  scenes.push(one);
  return one;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  for (const { fallback, socket } of scenes.splice(0)) {
    fallback.close();
    socket?.close();
  }
  vi.useRealTimers();
});

const turned = (one: Scene, count = 1) => vi.waitFor(() => expect(one.reopened).toBe(count));

test('POLL-12: two websockets that fail while the server answers over HTTP, and the room goes by polls', async () => {
  const ana = scene();
  ana.fail();
  expect(ana.fallback.isByPolls).toBe(false);
  ana.fail();
  await turned(ana);
  expect(ana.fallback.isByPolls).toBe(true);
  ana.connect();
  expect(ana.requests).toEqual(['http://terreau.test/sync/nec/commons/poll?receipts=1']);
  expect(rememberedTransport(tabNotes(ana.tab)).read()).toBe('polls');
});

test('POLL-12: a server that says no, that says later, or that nobody reaches is no reason for polls', async () => {
  const ana = scene();
  for (const code of [4503, 4500, 4501, 4500]) ana.fail(code);
  for (let n = 0; n < 5; n += 1) {
    ana.connect();
    ana.fallback.lost(1006, false);
  }
  const paul = scene();
  for (let n = 0; n < 5; n += 1) {
    paul.connect();
    paul.fallback.heard();
    paul.fallback.lost(1006, false);
    paul.fallback.serverAnswers();
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect([ana.reopened, paul.reopened]).toEqual([0, 0]);
});

test('POLL-12: a websocket that opens and brings nothing for ten seconds is one that does not pass', async () => {
  const ana = scene();
  ana.connect();
  ana.websockets[0]?.open();
  await vi.advanceTimersByTimeAsync(9_900);
  ana.fallback.serverAnswers();
  expect(ana.reopened).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  ana.fallback.serverAnswers();
  await turned(ana);
  expect(ana.fallback.isByPolls).toBe(true);
});

test('POLL-13: by polls, the websocket is tried beside them, and taken when it hears the server', async () => {
  const ana = scene();
  ana.fail();
  ana.fail();
  await turned(ana);
  ana.connect();
  ana.fallback.heard();
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(ana.websockets).toHaveLength(3);
  ana.websockets[2]?.shut(1006);
  expect(ana.fallback.isByPolls).toBe(true);

  // The network is another one: at once.
  ana.online();
  ana.online();
  expect(ana.websockets).toHaveLength(4);
  ana.websockets[3]?.open();
  expect(ana.fallback.isByPolls).toBe(true);
  ana.websockets[3]?.say(new Uint8Array([0, 0, 1, 0]));
  await turned(ana, 2);
  expect(ana.fallback.isByPolls).toBe(false);
  expect(rememberedTransport(tabNotes(ana.tab)).read()).toBeNull();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(ana.websockets).toHaveLength(4);
});

test('POLL-13: polls that fail too give place to the websocket again', async () => {
  const ana = scene();
  ana.fail();
  ana.fail();
  await turned(ana);
  ana.fail();
  ana.fail();
  await turned(ana, 2);
  expect(ana.fallback.isByPolls).toBe(false);
});

test('POLL-12: a tab that went by polls begins by polls when it is loaded again', async () => {
  const ana = scene('polls');
  await turned(ana);
  expect(ana.fallback.isByPolls).toBe(true);
});
