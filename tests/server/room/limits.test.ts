import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/question.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { HouseFull } from '#server/room/contract.ts';
import { Arrivals, turnWindow } from '#server/room/pace.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import { Device } from '../../support/device.ts';
import { puppetClock } from '../../support/puppetClock.ts';
import { ANA, BACKSTAGE, COMMONS, liveHouse, PAUL, identity } from '../../support/liveHouse.ts';

const world = puppetWorld();
const questions = (doc: Y.Doc): number => readAll(doc, question).size;

describe('A document that is as large as it may be', () => {
  it('LIMIT-1: takes nothing that makes it larger, in words, and is read and made smaller as before', async () => {
    const house = liveHouse({
      limits: { document: 20_000, share: { organiser: 2, partner: 2, reader: 0 } },
    });
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    for (let n = 0; n < 20; n += 1) {
      ask(ana.doc, ANA_PENS, world, { context: 'x'.repeat(1_900) });
      await house.rest(ana, paul);
    }
    const refused = ana.story.filter((frame) => frame.startsWith('refused'));
    expect(refused.every((frame) => frame.endsWith(' full'))).toBe(true);
    const held = questions(paul.doc);
    expect([refused.length > 0, held > 7, held < 11]).toEqual([true, true, true]);
    const last = ana.heard.findLast(({ type }) => type === 'refused');
    expect(JSON.stringify(last)).toContain('questions/veil-a~');
    const late = await house.comes(PAUL);
    expect(questions(late.doc)).toBe(held);
    // Who comes back with all of it is not refused what is there already.
    late.line?.cut();
    await late.connect(house.rooms);
    await house.rest(late);
    expect(late.story.some((frame) => frame.startsWith('refused'))).toBe(false);
  });
});

describe('A house', () => {
  it('LIMIT-2: takes so many connections, and so many of one account; who leaves makes room', async () => {
    const house = liveHouse({ limits: { connections: 4, connectionsEach: 2 } });
    const [tab] = [await house.comes(PAUL), await house.comes(PAUL, BACKSTAGE)];
    await expect(house.comes(PAUL)).rejects.toBeInstanceOf(HouseFull);
    await house.comes(ANA);
    const rose = await house.comes(identity('rose', 'reader'));
    await expect(house.comes(identity('zoe', 'reader'))).rejects.toBeInstanceOf(HouseFull);
    tab?.line?.cut();
    await house.comes(PAUL);
    rose.line?.cut();
    await house.comes(identity('zoe', 'reader'));
  });

  it('LIMIT-3: holds so many rooms; one that nobody is in makes room and loses nothing, one with people stays', async () => {
    const house = liveHouse({ limits: { rooms: 2 } });
    const paul = await house.comes(PAUL);
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    paul.line?.cut();
    const ana = await house.comes(ANA, BACKSTAGE);
    await house.comes(ANA, 'lot/commons');
    await expect(house.comes(ANA, 'gers/commons')).rejects.toBeInstanceOf(HouseFull);
    await expect(house.comes(PAUL)).rejects.toBeInstanceOf(HouseFull);
    ana.line?.cut();
    expect(questions((await house.comes(identity('rose', 'reader'), COMMONS)).doc)).toBe(1);
    expect(await house.rooms.residency()).toEqual({ resident: 2, evicted: 0 });
  });

  it('LIMIT-4: leaves nonsense aside, and who goes on with it', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    for (let n = 0; n < 1_000; n += 1) ana.line?.up.push(new Uint8Array([99, n % 256]));
    await house.rest(ana, paul);
    expect(ana.line?.isOpen).toBe(true);
    ana.line?.up.push(new Uint8Array([99]));
    await house.rest(ana, paul);
    expect([ana.line?.closedWith, paul.line?.closedWith]).toEqual([1003, null]);
  });

  it('LIMIT-5: gathers longer where many listen, and never for long', () => {
    expect([1, 2, 165, 330, 1_650].map(turnWindow)).toEqual([10, 10, 20, 20, 20]);
  });

  it('LIMIT-5: gathers for a quarter of a second while a whole network comes back', async () => {
    const clock = puppetClock();
    const arrivals = new Arrivals(clock);
    for (let n = 0; n < 49; n += 1) arrivals.note();
    expect(arrivals.window(49, false)).toBe(13);
    arrivals.note();
    expect(arrivals.window(50, false)).toBe(250);
    expect(arrivals.window(50, true)).toBe(13);
    await clock.pass(1_500);
    expect(arrivals.window(50, false)).toBe(250);
    await clock.pass(1_500);
    expect(arrivals.window(50, false)).toBe(13);
  });

  it('LIMIT-5: gathers no longer for fifty who come and bring nothing', async () => {
    const house = liveHouse({ limits: { connectionsEach: 60 } });
    const ana = await house.comes(ANA);
    const others = Array.from({ length: 50 }, () => new Device(PAUL, COMMONS));
    await Promise.all(others.map((device) => device.connect(house.rooms)));
    for (let n = 0; n < 2; n += 1) {
      ask(ana.doc, ANA_PENS, world);
      ana.line?.bringUp();
      await house.clock.pass(40);
    }
    others[0]?.read();
    expect(others[0]?.doc.getMap('questions').size).toBe(2);
  });

  it('LIMIT-6: goes on with a calm room between the turns of a flooded one', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    const calm = new Device(PAUL, 'lot/commons');
    await calm.connect(house.rooms);
    await house.rest(ana, calm);
    const large = 'x'.repeat(1_900);
    for (let n = 0; n < 900; n += 1) ask(ana.doc, ANA_PENS, world, { context: large });
    ana.line?.bringUp();
    ask(calm.doc, PAUL_PENS, world);
    calm.line?.bringUp();
    await house.clock.pass(12);
    calm.read();
    ana.read();
    expect(calm.story.at(-1)).toBe('receipt 2');
    // More than a mebibyte waited: it takes more than one turn.
    expect(ana.story.at(-1)).not.toBe('receipt 901');
    await house.rest(ana);
    expect(ana.story.at(-1)).toBe('receipt 901');
    expect(CLOSE.full).toBe(4503);
  });
});
