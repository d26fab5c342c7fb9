import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Map as YMap, encodeStateAsUpdate } from 'yjs';
import { question } from '#domain/kinds/index.ts';
import { DEFAULT_LIMITS } from '#server/limits.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import type { Device } from '../../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, identity, type LiveHouse } from '../../support/liveHouse.ts';

const world = puppetWorld();
const DOCUMENT = 400_000;
const SHARE = DOCUMENT / 16;
const limits = { document: DOCUMENT, foldRows: 3 };
const LONG = { context: 'x'.repeat(1_900) };

const refusalsOf = ({ heard }: Device) =>
  heard.flatMap((frame) => (frame.type === 'refused' ? [frame.why] : []));
const whole = (doc: Y.Doc): number => encodeStateAsUpdate(doc).length;

/** One question after another, until the server takes none. */
async function fills(house: LiveHouse, device: Device, pens: typeof ANA_PENS): Promise<void> {
  const before = refusalsOf(device).length;
  for (let n = 0; n < 1_000 && refusalsOf(device).length === before; n += 1) {
    ask(device.doc, pens, world, LONG);
    await house.rest(device);
  }
}

const partner = (n: number) => identity(`p${n}`, 'partner', `veil-${n}`);
const pensOf = (n: number) => ({ named: `p${n}`, veiled: `veil-${n}` }) as unknown as typeof ANA_PENS;

describe('The share of one account', () => {
  it('QUOTA-1: is bounded, over all its pens and devices, and told in words; the others go on', async () => {
    const house = liveHouse({ limits });
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    await fills(house, paul, PAUL_PENS);
    expect(refusalsOf(paul)).toEqual(['shareFull']);
    expect(paul.story).toContain('news share');
    const other = await house.comes(PAUL);
    ask(other.doc, { ...PAUL_PENS, named: PAUL_PENS.veiled }, world, LONG);
    await house.rest(other);
    expect(refusalsOf(other)).toEqual(['shareFull']);
    const held = (await house.rooms.holdings(COMMONS)).get('paul') ?? 0;
    expect([held > SHARE * 0.8, held <= SHARE]).toEqual([true, true]);
    ask(ana.doc, ANA_PENS, world);
    const zoe = await house.comes(partner(1));
    ask(zoe.doc, pensOf(1), world);
    await house.rest(ana, zoe);
    expect([...refusalsOf(ana), ...refusalsOf(zoe)]).toEqual([]);
  });

  it('QUOTA-1: is counted from what stands: it survives a restart and a fold, and what is deleted is free again', async () => {
    const house = liveHouse({ limits });
    const paul = await house.comes(PAUL);
    await fills(house, paul, PAUL_PENS);
    await house.clock.pass(10_000);
    expect((await house.rooms.holdings(COMMONS)).get('paul')).toBeGreaterThan(SHARE * 0.8);
    await house.rooms.close();
    const again = liveHouse({ limits, disk: house.disk });
    const back = await again.comes(PAUL);
    await fills(again, back, PAUL_PENS);
    expect(refusalsOf(back).at(-1)).toBe('shareFull');
    expect((await again.rooms.holdings(COMMONS)).get('paul')).toBeLessThanOrEqual(SHARE);
    const own = back.doc.getMap(question.root);
    for (const id of [...own.keys()].slice(0, 5)) own.delete(id);
    await again.rest(back);
    await again.clock.pass(60_000);
    const before = refusalsOf(back).length;
    const [third] = [await again.comes(PAUL)];
    ask(third.doc, PAUL_PENS, world, LONG);
    await again.rest(third, back);
    expect([refusalsOf(third), refusalsOf(back).length]).toEqual([[], before]);
  });

  it('QUOTA-1: is no larger where one letter stands a thousand times, which packs to nothing in the folded log', async () => {
    const house = liveHouse({ limits });
    for (const [who, most] of [
      [PAUL, SHARE],
      [ANA, DOCUMENT / 2],
    ] as const) {
      const refused: string[] = [];
      for (let n = 0; n < 30; n += 1) {
        const device = await house.comes(who);
        const filling = new YMap([['filling', 'x'.repeat(12_000)]]);
        device.doc.getMap(question.root).set(`${who.account}~${n}`, filling);
        await house.rest(device);
        await house.clock.pass(1_000);
        refused.push(...refusalsOf(device));
        device.line?.cut();
      }
      expect(new Set(refused)).toEqual(new Set(['shareFull']));
      expect((await house.rooms.holdings(COMMONS)).get(who.account)).toBeLessThanOrEqual(most);
    }
  });

  it('QUOTA-2: partners together leave a part to organisers, who go on', async () => {
    const house = liveHouse({ limits });
    const ana = await house.comes(ANA);
    let n = 0;
    for (let last: string | undefined; last !== 'full' && n < 40; n += 1) {
      const one = await house.comes(partner(n));
      await fills(house, one, pensOf(n));
      last = refusalsOf(one).at(-1);
      one.line?.cut();
    }
    expect(n).toBeLessThan(20);
    await house.rest(ana);
    expect(whole(ana.doc)).toBeLessThan(DOCUMENT * 0.76);
    ask(ana.doc, ANA_PENS, world, LONG);
    ana.doc.getMap('themes').set('t', new YMap([['format', 'plain']]));
    await house.rest(ana);
    expect(refusalsOf(ana)).toEqual([]);
  });

  it('QUOTA-3: is far above what a person writes, and an organiser imports a whole list', () => {
    const { document, share } = DEFAULT_LIMITS;
    expect(document * share.partner).toBeGreaterThan(1_500 * 2_600);
    expect(document * share.organiser).toBeGreaterThan(5 * 5_000 * 1_300);
  });
});
