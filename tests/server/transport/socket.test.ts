import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { updateFrame } from '#engine/protocol/frames.ts';
import { ask, ANA as PENS, puppetWorld } from '../../domain/scene.ts';
import { Device } from '../../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL } from '../../support/liveHouse.ts';

const world = puppetWorld();

describe('A socket', () => {
  it('LIVE-13: that does not keep up is cut, alone', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    if (paul.line !== null) paul.line.isThin = true;
    for (let n = 0; n < 40; n += 1) {
      ana.doc.transact(() => {
        for (let m = 0; m < 20; m += 1) ask(ana.doc, PENS, world, { context: 'x'.repeat(1_900) });
      });
      await house.rest(ana);
    }
    expect(paul.line?.closedWith).toBe(CLOSE.tooSlow);
    expect(paul.line?.backlog).toBeLessThan(1_200_000);
    expect(ana.line?.closedWith).toBe(null);
  });

  it('of a newcomer on a thin line is not cut for the whole commons it is still receiving', async () => {
    const house = liveHouse();
    const filling = house.rooms.act(COMMONS, (doc) => {
      for (let n = 0; n < 2_000; n += 1) ask(doc, PENS, world, { context: 'x'.repeat(1_000) });
    });
    await Promise.all([filling, house.clock.pass(100)]);
    const ana = await house.comes(ANA);
    const paul = new Device(PAUL, COMMONS);
    const line = await paul.connect(house.rooms);
    line.isThin = true;
    line.bringUp();
    await house.clock.pass(50);
    expect(line.backlog).toBeGreaterThan(2_000_000);
    for (let n = 0; n < 10; n += 1) {
      ask(ana.doc, PENS, world);
      await house.rest(ana);
    }
    expect(line.closedWith).toBe(null);
    await house.rest(ana, paul);
    expect(paul.doc.getMap('questions').size).toBe(2_010);
  });

  it('LIVE-13: whose other end is silent is let go within 45 seconds, and one that answers is not', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    for (let second = 0; second < 45; second += 1) {
      ana.line?.pong();
      await house.clock.pass(1_000);
    }
    expect([ana.line?.isDropped, paul.line?.isDropped]).toEqual([false, true]);
    expect(ana.line?.pings).toBeGreaterThan(0);
  });

  it('LIVE-14: an hour set forward or back is felt by no line, no turn and no measure', async () => {
    const house = liveHouse({ limits: { entries: { burst: 2, every: 60_000 } } });
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    for (const jump of [-3_600_000, 86_400_000]) {
      house.clock.jump(jump);
      ask(ana.doc, PENS, world);
      await house.rest(ana, paul);
    }
    expect(paul.doc.getMap('questions').size).toBe(2);
    house.clock.jump(86_400_000);
    ask(ana.doc, PENS, world);
    await house.rest(ana, paul);
    expect(ana.story.at(-2)).toBe('refused 4 tooMany');
    expect([ana, paul].map(({ line }) => line?.isOpen)).toEqual([true, true]);
  });

  it('that sends faster than its turns come is read no further until they did', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    const large = new Uint8Array(600_000);
    for (let n = 0; n < 4; n += 1) ana.forge(large);
    ana.line?.bringUp();
    expect(ana.line?.isHeld).toBe(true);
    expect(ana.line?.up).toHaveLength(2);
    await house.rest(ana);
    expect(ana.line?.isHeld).toBe(false);
    expect(ana.story.at(-1)).toBe('receipt 5');
  });

  it('takes a long sync step 2 that would be too large as an act', async () => {
    const house = liveHouse({
      limits: { update: { bytes: 2_000, structs: 50, clients: 5, deleteRanges: 50 } },
    });
    const ana = await house.comes(ANA);
    const [before, device] = [ana.story.length, ana.doc];
    ana.line?.cut();
    for (let n = 0; n < 100; n += 1) ask(device, PENS, world);
    await ana.connect(house.rooms);
    await house.rest(ana);
    expect(ana.story.slice(before)).toEqual(['step1', 'update', 'receipt 1']);
    ask(device, PENS, world, { context: 'x'.repeat(1_900), sentence: 'y'.repeat(200) });
    await house.rest(ana);
    expect(ana.story.slice(-2)).toEqual(['refused 2 tooLarge', 'receipt 2']);
  });

  it('leaves aside a frame that is none', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    for (const bytes of [new Uint8Array(), new Uint8Array([99]), new Uint8Array([0, 9, 0])])
      ana.line?.up.push(bytes);
    const stranger = encoding.createEncoder();
    encoding.writeVarUint(stranger, 122);
    ana.line?.up.push(encoding.toUint8Array(stranger), updateFrame(new Uint8Array([0, 0])));
    await house.rest(ana);
    expect(ana.story.at(-1)).toBe('receipt 2');
  });
});
