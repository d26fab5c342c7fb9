import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Entry } from '#protocol/portal.ts';
import type { Environment } from '#engine/sync/environment.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { pollingSocket } from '#engine/sync/transports/pollingSocket.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import { dice } from '../support/chance.ts';
import { freePort } from '../support/freePort.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';
import { socketWith } from '../support/stockClient.ts';
import { until } from '../support/until.ts';
import { PuppetDevice } from './puppets.ts';

/* Our socket of polls, against the real house on a real network of this machine. */

const world = puppetWorld();
let house: OpenHouse;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await house.close();
});

/** What a browser does by itself: the session goes with each request. */
const fetchWith =
  (cookie: string): typeof fetch =>
  (address, init) =>
    fetch(address, { ...init, headers: { cookie } });

function provider(entry: Entry, Socket: typeof WebSocket): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = openCommons(new Y.Doc());
  const made = new WebsocketProvider(house.sync(''), `${entry.space}/commons`, doc, {
    WebSocketPolyfill: Socket,
    disableBc: true,
    params: { receipts: '1' },
  });
  for (const type of [120, 121, 122, 123]) made.messageHandlers[type] = () => undefined;
  closing.push(() => {
    made.destroy();
    made.awareness.destroy();
    doc.destroy();
  });
  return { doc, provider: made };
}

async function ask(doc: Y.Doc, entry: Entry): Promise<ItemId> {
  const me = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
  const pens = { named: me.account as string as Pen, veiled: me.veiledPen };
  const voice = { kind: 'person', person: me.account } as const;
  return valueOf(askQuestion(doc, pens, { sentence: 'Et sans websocket ?', voice }, world));
}
const has = (doc: Y.Doc, id: ItemId): boolean => readAll(doc, question).has(id);

test('POLL-14: the stock provider goes by polls as by a websocket: words, presence, and what ends it', async () => {
  const { entry, cookie } = await house.found();
  const partner = await house.join(entry, 'Paul', 'partner');
  const ana = provider(entry, socketWith({ cookie }));
  const paul = provider(entry, pollingSocket(fetchWith(partner.cookie), Date.now));
  paul.provider.awareness.setLocalState({ at: 1 });
  const asked = await ask(paul.doc, partner.entry);
  await until(() => has(ana.doc, asked), 'his question');
  const answered = await ask(ana.doc, entry);
  await until(() => has(paul.doc, answered), 'her question');
  const seen = (): object | undefined => ana.provider.awareness.getStates().get(paul.doc.clientID);
  await until(() => seen() !== undefined, 'his presence');
  expect(seen()).toMatchObject({ user: { name: 'Paul' } });

  let code = 0;
  paul.provider.on('closed', (event) => (code = event.code));
  const [her, him] = [
    valueOf(await house.house.portal.whoAmI(entry.space, entry.token)),
    valueOf(await house.house.portal.whoAmI(entry.space, partner.entry.token)),
  ];
  valueOf(await house.house.portal.removeMember(her, him.account));
  await until(() => code === 4403, 'the close code');
});

test('POLL-14: a tab that leaves says so, and its presence goes at once', async () => {
  const { entry, cookie } = await house.found();
  const ana = provider(entry, socketWith({ cookie }));
  const paul = provider(entry, pollingSocket(fetchWith(cookie), Date.now));
  paul.provider.awareness.setLocalState({ at: 1 });
  const isThere = (): boolean => ana.provider.awareness.getStates().has(paul.doc.clientID);
  await until(isThere, 'the other tab');
  paul.provider.disconnect();
  await until(() => !isThere(), 'its leave');
});

test('POLL-15: on a network that loses requests and answers, and answers pages of its own, nothing is lost or doubled', async () => {
  const { entry, cookie } = await house.found();
  const [chance, send] = [dice(4), fetchWith(cookie)];
  let mishaps = 0;
  const awkward: typeof fetch = async (address, init) => {
    const mishap = chance.below(9);
    if (mishap < 4) mishaps += 1;
    if (mishap === 0) throw new TypeError('Failed to fetch');
    if (mishap === 1)
      return new Response('<h1>Portail du lycée</h1>', { headers: { 'content-type': 'text/html' } });
    if (mishap === 2) return Response.json({ why: 'proxy' }, { status: 403 });
    const answer = await send(address, init);
    if (mishap === 3) throw new TypeError('Failed to fetch');
    return answer;
  };
  const ana = provider(entry, socketWith({ cookie }));
  const paul = provider(entry, pollingSocket(awkward, Date.now));
  const asked: ItemId[] = [];
  for (let n = 0; n < 5; n += 1) {
    asked.push(await ask(paul.doc, entry), await ask(ana.doc, entry));
    await until(() => asked.every((id) => has(ana.doc, id) && has(paul.doc, id)), `question ${n}`);
  }
  expect(mishaps).toBeGreaterThan(3);
  expect(readAll(ana.doc, question).size).toBe(10);
}, 60_000);

test('POLL-13: a device whose network forbids the websocket shares by polls, and goes back to the websocket with nothing waiting', async () => {
  const { entry, cookie } = await house.found();
  const me = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
  const nobodysPort = await freePort();
  let isForbidden = true;
  const Through = socketWith({ cookie });
  class Passing extends Through {
    constructor(url: string | URL) {
      super(isForbidden ? `ws://127.0.0.1:${nobodysPort}/` : url);
    }
  }
  const device = new PuppetDevice();
  const environment: Environment = {
    ...device.environment(),
    origin: house.url,
    WebSocket: Passing,
    fetch: fetchWith(cookie),
  };
  const room = new RoomConnection(
    commonsOf({
      slug: entry.space as SpaceSlug,
      account: me.account as AccountId,
      pens: { named: me.account as string as Pen, veiled: me.veiledPen },
    }),
    await openSpaceStore(environment.storage),
    environment,
  );
  closing.push(() => room.close());
  await room.loaded;
  room.connect();
  const first = await ask(room.doc, entry);
  await until(() => room.status.link === 'online' && room.status.waiting.size === 0, 'the receipt');
  expect(room.status.isByPolls).toBe(true);
  const ana = provider(entry, Through);
  await until(() => has(ana.doc, first), 'the question');

  isForbidden = false;
  const second = await ask(room.doc, entry);
  device.lives('online');
  await until(() => room.status.link === 'online' && !room.status.isByPolls, 'the websocket');
  const third = await ask(room.doc, entry);
  await until(() => room.status.waiting.size === 0, 'the receipts');
  await until(() => has(ana.doc, second) && has(ana.doc, third), 'all questions');
});
