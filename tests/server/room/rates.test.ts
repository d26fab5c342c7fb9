import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/index.ts';
import { ask, PAUL as PAUL_PENS, puppetWorld, themeIn } from '../../domain/scene.ts';
import type { Device } from '../../support/device.ts';
import { ANA, liveHouse, PAUL, ROSE, identity } from '../../support/liveHouse.ts';

const world = puppetWorld();
const LUC = { named: 'luc' as never, veiled: 'veiled-luc' as never };
const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');
const asks = (device: Device, count: number): void =>
  device.doc.transact(() => {
    for (let n = 0; n < count; n += 1) ask(device.doc, PAUL_PENS, world);
  });
const seenBy = (device: Device): number => readAll(device.doc, question).size;

describe('A flood', () => {
  it('RATE-1: of contributions is refused whole, on every line of its author, and comes in once there is room', async () => {
    const house = liveHouse({ limits: { entries: { burst: 20, every: 1_000 } } });
    const [paul, tablet, rose] = [await house.comes(PAUL), await house.comes(PAUL), await house.comes(ROSE)];
    asks(paul, 15);
    await house.rest(paul, rose);
    expect(seenBy(rose)).toBe(15);
    asks(tablet, 12);
    await house.rest(tablet, rose);
    expect(refusalsOf(tablet)).toMatchObject([{ why: 'tooMany' }]);
    expect(refusalsOf(tablet)[0]?.paths).toHaveLength(12);
    expect(seenBy(rose)).toBe(15);
    // Another partner is held back by nothing.
    const luc = await house.comes(identity('luc', 'partner'));
    ask(luc.doc, LUC, world);
    await house.rest(luc, rose);
    expect(refusalsOf(luc)).toEqual([]);
    // Nothing is lost: it goes out again when there is room.
    await house.clock.pass(12_000);
    await tablet.connect(house.rooms);
    await house.rest(tablet, rose);
    expect(seenBy(rose)).toBe(15 + 12 + 1);
    expect(house.complaints).toEqual([]);
  });

  it('RATE-1: is no week without network, and no evening of writing in a theme', async () => {
    const house = liveHouse();
    const [ana, paul, rose] = [await house.comes(ANA), await house.comes(PAUL), await house.comes(ROSE)];
    const theme = themeIn(ana.doc, world, 'Aider');
    await house.rest(ana, paul, rose);
    paul.line?.cut();
    for (let n = 0; n < 300; n += 1) ask(paul.doc, PAUL_PENS, world);
    await paul.connect(house.rooms);
    const intent = (ana.doc.getMap('themes').get(theme) as Y.Map<Y.Text>).get('intent');
    for (let n = 0; n < 500; n += 1) intent?.insert(n, 'a');
    await house.rest(ana, paul, rose);
    expect([...refusalsOf(ana), ...refusalsOf(paul)]).toEqual([]);
    expect(seenBy(rose)).toBe(300);
  }, 30_000);

  it('RATE-3: of bytes is turned away before it is read, and every account has its own share', async () => {
    const house = liveHouse({ limits: { judged: { burst: 60_000, every: 1 } } });
    const [paul, rose] = [await house.comes(PAUL), await house.comes(ROSE)];
    asks(paul, 50);
    await house.rest(paul, rose);
    expect(seenBy(rose)).toBe(50);
    const whole = Y.encodeStateAsUpdate(paul.doc);
    for (let n = 0; n < 12; n += 1) paul.forge(whole);
    await house.rest(paul, rose);
    expect(refusalsOf(paul).length).toBeGreaterThan(0);
    expect(new Set(refusalsOf(paul).map(({ why }) => why))).toEqual(new Set(['tooMany']));
    const luc = await house.comes(identity('luc', 'partner'));
    ask(luc.doc, LUC, world);
    await house.rest(luc, rose);
    expect(refusalsOf(luc)).toEqual([]);
    await house.clock.pass(60_000);
    await paul.connect(house.rooms);
    ask(paul.doc, PAUL_PENS, world);
    await house.rest(paul);
    expect(seenBy(await house.comes(ROSE))).toBe(52);
  });
});
