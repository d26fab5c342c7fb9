import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { awarenessFrame } from '#engine/protocol/frames.ts';
import { ClientIds } from '#server/room/clientIds.ts';
import { rawUpdate, type as typeContent } from '../../attacks/rawUpdate.ts';
import { ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import type { Device } from '../../support/device.ts';
import { COMMONS, liveHouse, PAUL, identity, type LiveHouse } from '../../support/liveHouse.ts';

const world = puppetWorld();

/** Says that somebody is here, by a client id. */
function shows(device: Device, client: number): void {
  const encoder = encoding.createEncoder();
  for (const n of [1, client, 1]) encoding.writeVarUint(encoder, n);
  encoding.writeVarString(encoder, '{"at":1}');
  device.line?.up.push(awarenessFrame(encoding.toUint8Array(encoder)));
}

const givenTo = (device: Device) => device.heard.filter((frame) => frame.type === 'takeId');
const refusalsOf = (device: Device) => device.heard.filter((frame) => frame.type === 'refused');
const forgesUnder = (device: Device, client: number, clock: number, key: string): void =>
  device.forge(rawUpdate([{ client, clock, structs: [{ content: typeContent(1), key }] }]));

/** Paul's tab, and a copy of it that the browser made with everything in it, its client id too. */
async function twins(house: LiveHouse): Promise<readonly [Device, Device]> {
  const one = await house.comes(PAUL);
  shows(one, one.doc.clientID);
  await house.rest(one);
  const other = await house.comes(PAUL);
  other.doc.clientID = one.doc.clientID;
  shows(other, other.doc.clientID);
  await house.rest(one, other);
  return [one, other];
}

describe('A client id', () => {
  it('GUARD-13: that is another’s is told as such, beside one that is fresh and kept for its sender', async () => {
    const house = liveHouse();
    const [luc, paul] = [await house.comes(identity('luc', 'partner')), await house.comes(PAUL)];
    shows(luc, 4_242);
    await house.rest(luc);
    forgesUnder(paul, 4_242, 0, 'paul~1');
    shows(paul, 4_242);
    await house.rest(paul, luc);
    expect(refusalsOf(paul)).toMatchObject([{ why: 'clientId' }]);
    const [first, second] = givenTo(paul);
    expect(first).toMatchObject({ taken: 4_242, fresh: expect.any(Number) });
    expect(second).toEqual(first);
    // Nobody else may claim it, nor show themselves by it.
    forgesUnder(luc, first?.fresh ?? 0, 0, 'luc~1');
    await house.rest(luc);
    expect(refusalsOf(luc)).toMatchObject([{ why: 'clientId' }]);
    paul.doc.clientID = first?.fresh ?? 0;
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul, luc);
    expect(refusalsOf(paul)).toHaveLength(1);
    expect(luc.doc.getMap('questions').size).toBe(1);
  });

  it('GUARD-13: that two live tabs of one person show is told to the one that came first, once it speaks', async () => {
    const house = liveHouse();
    const [one, other] = await twins(house);
    const shared = other.doc.clientID;
    ask(other.doc, PAUL_PENS, world);
    await house.rest(other);
    one.forge(Y.encodeStateAsUpdate(other.doc));
    forgesUnder(one, shared, Y.getState(other.doc.store, shared), 'paul~twin');
    await house.rest(one, other);
    expect(refusalsOf(other)).toEqual([]);
    expect(refusalsOf(one)).toMatchObject([{ why: 'clientId' }]);
    expect(givenTo(one)).toMatchObject([{ taken: shared }]);
    expect(other.doc.getMap('questions').has('paul~twin')).toBe(false);
    // With the other gone, the id is free for the one again.
    other.line?.cut();
    shows(one, shared);
    forgesUnder(one, shared, Y.getState(other.doc.store, shared), 'paul~alone');
    await house.rest(one);
    expect(refusalsOf(one)).toHaveLength(1);
  });

  it('GUARD-13: of a tab that is gone, or of another open tab, is brought on by a tab that stays', async () => {
    const house = liveHouse();
    const [one, two] = [await house.comes(PAUL), await house.comes(PAUL)];
    for (const tab of [one, two]) shows(tab, tab.doc.clientID);
    await house.rest(one, two);
    // Written in the second tab, and carried by the first before the second's own frame arrives.
    ask(two.doc, PAUL_PENS, world);
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
    await house.rest(one);
    await house.rest(one, two);
    expect([...refusalsOf(one), ...refusalsOf(two)]).toEqual([]);
    const luc = await house.comes(identity('luc', 'reader'));
    expect(luc.doc.getMap('questions').size).toBe(1);
  });

  it('GUARD-13: is the same over a line that was lost and is not known to be dead', async () => {
    const house = liveHouse();
    const paul = await house.comes(PAUL);
    shows(paul, paul.doc.clientID);
    await house.rest(paul);
    // The old line stays open on the server's side.
    await paul.connect(house.rooms);
    shows(paul, paul.doc.clientID);
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    expect([...refusalsOf(paul), ...givenTo(paul)]).toEqual([]);
  });

  it('GUARD-7: that was first shown in presence is claimed for good with the first update under it', async () => {
    const house = liveHouse();
    const paul = await house.comes(PAUL);
    shows(paul, paul.doc.clientID);
    await house.rest(paul);
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    expect(house.disk.claimsOf(COMMONS).get(paul.doc.clientID)).toBe('paul');
    paul.line?.cut();
    await house.rooms.close();
    const later = liveHouse({ disk: house.disk });
    await paul.connect(later.rooms);
    ask(paul.doc, PAUL_PENS, world);
    await later.rest(paul);
    expect(refusalsOf(paul)).toEqual([]);
  });

  it('GUARD-7: that was handed out is claimed for good with the first update under it', async () => {
    const house = liveHouse();
    const [luc, paul] = [await house.comes(identity('luc', 'partner')), await house.comes(PAUL)];
    shows(luc, 4_242);
    await house.rest(luc);
    shows(paul, 4_242);
    await house.rest(paul);
    const fresh = givenTo(paul)[0]?.fresh ?? 0;
    paul.doc.clientID = fresh;
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    expect(house.disk.claimsOf(COMMONS).get(fresh)).toBe('paul');
  });

  it('GUARD-7: is claimed for good also where keys that came together are judged one by one', async () => {
    const house = liveHouse();
    const paul = await house.comes(PAUL);
    forgesUnder(paul, 4_242, 0, 'paul~1');
    forgesUnder(paul, 4_242, 1, 'luc~1');
    await house.rest(paul);
    expect(refusalsOf(paul)).toMatchObject([{ frame: 3, why: 'notYours' }]);
    expect(house.disk.claimsOf(COMMONS).get(4_242)).toBe('paul');
    paul.line?.cut();
    await house.rooms.close();
    const later = liveHouse({ disk: house.disk });
    await paul.connect(later.rooms);
    forgesUnder(paul, 4_242, 2, 'paul~2');
    await later.rest(paul);
    expect(refusalsOf(paul)).toHaveLength(1);
  });

  it('GUARD-14: is one of a bounded number for each account, counted over all its years', async () => {
    const house = liveHouse({ limits: { clientIds: 4 } });
    const write = async (on: LiveHouse, who = PAUL, pen = 'paul'): Promise<Device> => {
      const device = await on.comes(who);
      forgesUnder(device, device.doc.clientID, 0, `${pen}~${device.doc.clientID}`);
      await on.rest(device);
      return device;
    };
    for (let n = 0; n < 3; n += 1) expect(refusalsOf(await write(house))).toEqual([]);
    const greedy = await house.comes(PAUL);
    greedy.forge(
      rawUpdate(
        [801, 802].map((client) => ({
          client,
          clock: 0,
          structs: [{ content: typeContent(1), key: `paul~${client}` }],
        })),
      ),
    );
    await house.rest(greedy);
    expect(refusalsOf(greedy)).toMatchObject([{ why: 'tooMany' }]);
    const last = await write(house);
    expect(refusalsOf(last)).toEqual([]);
    await house.rooms.close();
    const later = liveHouse({ disk: house.disk, limits: { clientIds: 4 } });
    expect(refusalsOf(await write(later))).toMatchObject([{ why: 'tooMany' }]);
    // Nobody else is held by it, and he goes on under the ids that are his.
    expect(refusalsOf(await write(later, identity('luc', 'partner'), 'luc'))).toEqual([]);
    await last.connect(later.rooms);
    await later.rest(last);
    forgesUnder(last, last.doc.clientID, 1, 'paul~more');
    await later.rest(last);
    expect(refusalsOf(last)).toEqual([]);
  });

  it('GUARD-13: is handed out to who asks for one, kept while they are there, and never one in use', () => {
    const claims = new Map([[8, 'luc']]);
    const draws = [7, 8, 9, 10, 11];
    const ids = new ClientIds(
      { claims, isWrittenWith: (client) => client === 7 || claims.has(client) },
      (client) => (client === 9 ? 'luc' : null),
      () => draws.shift() ?? 0,
    );
    const [tab, other] = [{}, {}];
    expect(ids.keepFor(tab, 'paul')).toBe(10);
    expect(ids.keepFor(tab, 'paul')).toBe(10);
    expect(ids.keepFor(other, 'paul')).toBe(11);
    expect([ids.ownerOf(10), ids.ownerOf(8), ids.ownerOf(9), ids.ownerOf(12)]).toEqual([
      'paul',
      'luc',
      'luc',
      null,
    ]);
    ids.forget(tab);
    expect(ids.ownerOf(10)).toBeNull();
  });
});
