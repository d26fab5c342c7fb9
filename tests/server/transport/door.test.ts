import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readAll } from '#domain/collection.ts';
import type { Pen, Pens, SpaceSlug } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Entry } from '#protocol/portal.ts';
import { readFrame } from '#engine/protocol/frames.ts';
import { ask, puppetWorld, valueOf } from '../../domain/scene.ts';
import { cookieOf, openHouse, type OpenHouse } from '../../support/openHouse.ts';
import { stockClient, type StockClient } from '../../support/stockClient.ts';

const world = puppetWorld();
let house: OpenHouse;
const clients: StockClient[] = [];
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await house.close();
});

const pensOf = async ({ space, token }: { space: SpaceSlug; token: string }): Promise<Pens> => {
  const me = valueOf(await house.house.portal.whoAmI(space, token));
  return { named: me.account as string as Pen, veiled: me.veiledPen };
};

/** Another device of whoever holds this session, brought in by a link of theirs. */
async function deviceOf({
  space,
  token,
}: Entry): Promise<{ readonly entry: Entry; readonly cookie: string }> {
  const { portal } = house.house;
  const link = valueOf(await portal.createDeviceLink(valueOf(await portal.whoAmI(space, token))));
  const secret = link.url.split('/').at(-1) ?? '';
  const entry = valueOf(await portal.join(secret, { name: '', structure: null }, '192.0.2.1'));
  return { entry, cookie: cookieOf(entry) };
}

const comes = (space: string, cookie: string, room = 'commons'): StockClient => {
  const client = stockClient(house.sync(space), room, cookie);
  clients.push(client);
  return client;
};

/** What a websocket ends with: the HTTP status of a refused handshake, or the code it is closed with. */
const endOf = (url: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });

const opened = (url: string, headers: Record<string, string>): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('message', () => resolve(socket));
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('error', reject);
  });

describe('A stock y-websocket client with a session', () => {
  it('DOOR-3: reads and writes, and sees who is there under the name of their session', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [comes(entry.space, cookie), comes(entry.space, partner.cookie)];
    paul.provider.awareness.setLocalState({ user: { name: 'La préfète' }, at: 1 });
    await Promise.all([ana, paul].map((client) => client.until(() => client.provider.synced)));
    const id = ask(paul.doc, await pensOf(partner.entry), world, { sentence: 'Qui aide les aînés ?' });
    await ana.until(() => readAll(ana.doc, question).get(id)?.sentence === 'Qui aide les aînés ?');
    const seen = () => ana.provider.awareness.getStates().get(paul.doc.clientID);
    await ana.until(() => seen() !== undefined);
    expect(seen()).toMatchObject({ at: 1, user: { name: 'Paul', role: 'partner' } });
    paul.provider.disconnect();
    await ana.until(() => seen() === undefined);
  });

  it('that comes back to a server with nothing in memory finds and brings everything', async () => {
    const { entry, cookie } = await house.found();
    const ana = comes(entry.space, cookie);
    await ana.until(() => ana.provider.synced);
    ana.provider.disconnect();
    const id = ask(ana.doc, await pensOf(entry), world, { sentence: 'Écrite hors ligne ?' });
    ana.provider.connect();
    const other = comes(entry.space, cookie);
    await other.until(() => readAll(other.doc, question).has(id));
  });

  it('LIVE-30: is closed in every tab the moment its session ends; what it writes then reaches nobody; another device stays', async () => {
    const { entry, cookie } = await house.found();
    const phone = await deviceOf(entry);
    const tabs = [comes(entry.space, cookie), comes(entry.space, cookie)];
    const other = comes(entry.space, phone.cookie);
    await Promise.all([...tabs, other].map((client) => client.until(() => client.provider.synced)));
    const ends = tabs.map(
      ({ provider }) => new Promise((resolve) => provider.on('closed', ({ code }) => resolve(code))),
    );
    valueOf(await house.house.portal.endSession(entry.space, entry.token));
    expect(await Promise.all(ends)).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    expect(tabs.map(({ provider }) => provider.shouldConnect)).toEqual([false, false]);
    const pens = await pensOf(phone.entry);
    ask(tabs[1]!.doc, pens, world, { sentence: 'Écrite après ?' });
    const id = ask(other.doc, pens, world, { sentence: 'Du téléphone ?' });
    await house.house.live.read(`${entry.space}/commons`, () => undefined);
    const late = comes(entry.space, phone.cookie);
    await late.until(() => readAll(late.doc, question).has(id));
    expect([...readAll(late.doc, question).values()].map(({ sentence }) => sentence)).toEqual([
      'Du téléphone ?',
    ]);
    expect(other.provider.wsconnected).toBe(true);
  });

  it('is cut at once, and stays away, when its member is removed', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const paul = comes(entry.space, partner.cookie);
    await paul.until(() => paul.provider.synced);
    const closed = new Promise((resolve) => paul.provider.on('closed', ({ code }) => resolve(code)));
    const ana = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
    const him = valueOf(await house.house.portal.whoAmI(entry.space, partner.entry.token));
    valueOf(await house.house.portal.removeMember(ana, him.account));
    expect(await closed).toBe(CLOSE.refused);
    expect(paul.provider.shouldConnect).toBe(false);
    expect(await endOf(house.sync(`${entry.space}/commons`), { cookie: partner.cookie })).not.toBe(1000);
    expect(cookie).toBeTruthy();
  });
});

describe('Somebody who is connected', () => {
  it('PEOPLE-12: speaks for a structure from the moment they stand for it', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [comes(entry.space, cookie), comes(entry.space, partner.cookie)];
    await Promise.all([ana, paul].map((client) => client.until(() => client.provider.synced)));
    const me = valueOf(await house.house.portal.whoAmI(entry.space, partner.entry.token));
    const chosen = { kind: 'new', name: 'Mairie', family: 'localAuthority', inPublic: true } as const;
    const { chosen: structure } = valueOf(await house.house.portal.standFor(me, chosen));
    const id = ask(paul.doc, await pensOf(partner.entry), world, { voice: { kind: 'structure', structure } });
    const voice = () => readAll(ana.doc, question).get(id)?.voice.kind;
    await ana.until(() => voice() === 'person');
    const her = valueOf(await house.house.portal.whoAmI(entry.space, entry.token));
    valueOf(await house.house.portal.settleMandate(her, { person: me.account, structure, isAgreed: true }));
    await ana.until(() => voice() === 'structure');
  });

  it('PEOPLE-11: and whose role is lowered writes nothing more, and goes on reading', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [comes(entry.space, cookie), comes(entry.space, partner.cookie)];
    await Promise.all([ana, paul].map((client) => client.until(() => client.provider.synced)));
    const [her, him] = await Promise.all(
      [entry, partner.entry].map(async ({ space, token }) =>
        valueOf(await house.house.portal.whoAmI(space, token)),
      ),
    );
    if (her === undefined || him === undefined) throw new Error('nobody');
    valueOf(await house.house.portal.changeRole(her, him.account, 'reader'));
    const forged = ask(paul.doc, await pensOf(partner.entry), world);
    const next = ask(ana.doc, await pensOf(entry), world);
    await paul.until(() => readAll(paul.doc, question).has(next));
    expect(readAll(ana.doc, question).has(forged)).toBe(false);
    expect(paul.provider.shouldConnect).toBe(true);
  });
});

describe('The door', () => {
  it('DOOR-1: lets no page of another site in', async () => {
    const { entry, cookie } = await house.found();
    const url = house.sync(`${entry.space}/commons`);
    expect(await endOf(url, { cookie, origin: 'https://ailleurs.example' })).toBe(403);
    expect(await endOf(url, { cookie, origin: 'null' })).toBe(403);
    expect(await endOf(url, { cookie, origin: `http://127.0.0.1:1` })).toBe(403);
    (await opened(url, { cookie, origin: house.url })).terminate();
  });

  it('DOOR-2: says why it sends somebody away, after the handshake, so that a browser learns it', async () => {
    const { entry, cookie } = await house.found();
    const reader = await house.join(entry, 'Rose', 'reader');
    const partner = await house.join(entry, 'Paul', 'partner');
    const other = await house.found('Un autre espace');
    const ends = await Promise.all([
      endOf(house.sync(`${entry.space}/commons`)),
      endOf(house.sync(`${entry.space}/commons`), { cookie: other.cookie }),
      endOf(house.sync(`${entry.space}/commons`), { cookie: `${cookie}x` }),
      endOf(house.sync(`${entry.space}/backstage`), { cookie: reader.cookie }),
      endOf(house.sync(`${entry.space}/backstage`), { cookie: partner.cookie }),
      endOf(house.sync('nulle-part/commons'), { cookie }),
      endOf(house.sync(`${entry.space}/cave`), { cookie }),
      endOf(house.sync(`${entry.space}/commons/x`), { cookie }),
      endOf(house.sync('..%2f/commons'), { cookie }),
    ]);
    const { signedOut, refused, gone } = CLOSE;
    expect(ends).toEqual([signedOut, signedOut, signedOut, refused, refused, signedOut, gone, gone, gone]);
  });

  it('GUARD-13: hands out a client id to who asks for one, and to nobody who did not', async () => {
    const { entry, cookie } = await house.found();
    const first = (query: string): Promise<readonly string[]> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(house.sync(`${entry.space}/commons${query}`), { headers: { cookie } });
        const heard: string[] = [];
        socket.on('error', reject);
        socket.on('open', () => socket.send(new Uint8Array([0, 0, 1, 0])));
        socket.on('message', (data) => {
          heard.push(readFrame(data as Uint8Array).type);
          if (heard.at(-1) === 'update') resolve(heard);
        });
        socket.on('close', () => reject(new Error('closed')));
      });
    expect(await first('?receipts=1&id=ask')).toEqual(['step1', 'takeId', 'update']);
    expect(await first('?id=ask')).toEqual(['step1', 'update']);
    expect(await first('?receipts=1')).toEqual(['step1', 'update']);
  });

  it('keeps what arrives while the room is loading', async () => {
    const { entry, cookie } = await house.found();
    const socket = new WebSocket(house.sync(`${entry.space}/commons`), { headers: { cookie } });
    const heard: string[] = [];
    const answered = new Promise<void>((resolve) =>
      socket.on('message', (data) => {
        heard.push(readFrame(data as Uint8Array).type);
        if (heard.includes('update')) resolve();
      }),
    );
    socket.on('open', () => socket.send(new Uint8Array([0, 0, 1, 0])));
    await answered;
    expect(heard).toEqual(['step1', 'update']);
    socket.terminate();
  });

  it('DOOR-4: survives text, garbage, empty frames and a frame too large for it', async () => {
    const { entry, cookie } = await house.found();
    const url = house.sync(`${entry.space}/commons`);
    const socket = await opened(url, { cookie });
    const noise: (string | Uint8Array)[] = [
      'bonjour',
      '',
      new Uint8Array(),
      new Uint8Array([0]),
      new Uint8Array([0, 0, 200]),
      new Uint8Array([0, 0, 5, 255, 255, 255, 255, 255]),
      new Uint8Array([0, 2, 3, 1, 2, 3]),
      new Uint8Array([1, 3, 255, 1, 1]),
      new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
      ...Array.from({ length: 255 }, (_, n) => new Uint8Array([n, n, n, n])),
    ];
    for (const bytes of noise) socket.send(bytes);
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (data) => readFrame(data as Uint8Array).type === 'update' && resolve());
    });
    socket.send(new Uint8Array([0, 0, 1, 0]));
    await answered;
    const gone = new Promise((resolve) => socket.on('close', resolve));
    socket.send(new Uint8Array(33 * 1024 * 1024));
    expect(await gone).toBe(1009);
    (await opened(url, { cookie })).terminate();
  });

  it('closes with « back in a moment » when the house closes', async () => {
    const { entry, cookie } = await house.found();
    const socket = await opened(house.sync(`${entry.space}/commons`), { cookie });
    const code = new Promise((resolve) => socket.on('close', resolve));
    await house.house.close();
    expect(await code).toBe(CLOSE.restarting);
  });
});
