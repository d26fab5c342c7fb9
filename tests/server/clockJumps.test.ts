import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/index.ts';
import { openRelay, relayUntil } from '#server/keeping/relayWindow.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, PAUL as PAUL_PENS, puppetWorld } from '../domain/scene.ts';
import { PollLine } from '#server/transport/pollLine.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE } from '../support/liveHouse.ts';
import { puppetClock } from '../support/puppetClock.ts';
import { ADDRESS, anaFounds, DAY, granted, joins, meOf, portalHouse, secretOf } from './portalHouse.ts';

const HOUR = 3_600_000;
const JUMPS = [
  ['back an hour', -HOUR],
  ['forward a day', DAY],
] as const;

/** Somebody sets the machine's hour: only its date changes, no time goes by. */
function sets(clock: { now: number; set: number }, by: number): void {
  clock.now += by;
  clock.set += by;
}

describe.each(JUMPS)('The machine’s hour is put %s', (_, by) => {
  it('CLOCK-1: nobody is thrown out, and links serve as long as their date says', async () => {
    const { portal, clock } = portalHouse();
    const ana = await anaFounds(portal);
    const paul = await joins(portal, ana, 'Paul');
    const link = granted(await portal.createInvitation(ana, { role: 'partner', days: 2 }));
    const enters = (name: string) => portal.join(secretOf(link.url), { name, structure: null }, ADDRESS);
    sets(clock, by);
    expect((await meOf(portal, paul.entry)).serverTime).toBe(clock.now);
    expect((await enters('Luc')).ok).toBe(true);
    sets(clock, -by);
    expect((await meOf(portal, paul.entry)).account).toBe(paul.me.account);
    expect((await enters('Zoé')).ok).toBe(true);
    clock.now += 2 * DAY;
    expect(await enters('Rose')).toEqual({ ok: false, why: 'invitation.expired' });
  });

  it('CLOCK-2: the rates of arrivals and of the public form neither open nor close', async () => {
    const rate = { burst: 2, every: 1_000 };
    const { portal, clock } = portalHouse(undefined, {
      publicRate: rate,
      joinRates: { link: rate, address: rate },
    });
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner' }));
    const acts = {
      asks: () => portal.askPublicly(ana.space, { sentence: 'Une ?', family: null }, ADDRESS),
      enters: () => portal.join(secretOf(link.url), { name: 'Luc', structure: null }, ADDRESS),
    };
    for (const act of [acts.asks, acts.enters]) {
      expect([(await act()).ok, (await act()).ok, (await act()).ok]).toEqual([true, true, false]);
      sets(clock, by);
      expect((await act()).ok).toBe(false);
      clock.now += 1_000;
      expect([(await act()).ok, (await act()).ok]).toEqual([true, false]);
    }
  });

  it('CLOCK-3: in a room words, receipts and presence go on, rates hold, and the log has the date that was shown', async () => {
    const house = liveHouse({ limits: { entries: { burst: 3, every: 20_000 } } });
    const world = puppetWorld();
    const [ana, paul, rose] = [await house.comes(ANA), await house.comes(PAUL), await house.comes(ROSE)];
    const everybody = [ana, paul, rose];
    const asks = async (): Promise<void> => {
      ask(paul.doc, PAUL_PENS, world);
      await house.rest(...everybody);
    };
    for (let n = 0; n < 3; n += 1) await asks();
    const { length } = paul.heard;
    house.clock.jump(by);
    ask(paul.doc, PAUL_PENS, world);
    paul.line?.bringUp();
    await house.clock.pass(1);
    paul.read();
    expect(paul.heard.slice(length)).toMatchObject([
      { type: 'refused', why: 'tooMany' },
      { type: 'receipt' },
    ]);
    for (let n = 0; n < 3; n += 1) {
      await house.clock.pass(20_000);
      for (const { line } of everybody) line?.pong();
    }
    await paul.connect(house.rooms);
    await asks();
    expect(readAll(rose.doc, question).size).toBe(5);
    expect(everybody.map(({ line }) => line?.isOpen)).toEqual([true, true, true]);
    const last = house.disk.rowsOf(COMMONS).at(-1);
    expect(Math.abs((last?.at ?? 0) - house.clock.now())).toBeLessThan(HOUR / 2);
    expect(house.complaints).toEqual([]);
  });

  it('CLOCK-3: polls wait their 25 seconds, and a line that says nothing its 45, no less and no more', async () => {
    const clock = puppetClock();
    let isOver = false;
    const line = new PollLine(clock, () => (isOver = true));
    const answers: unknown[] = [];
    line.ask(0, (down) => answers.push(down));
    clock.jump(by);
    await clock.pass(24_999);
    expect(answers).toEqual([]);
    clock.jump(-by);
    await clock.pass(1);
    expect(answers).toEqual(['nothing']);
    clock.jump(by);
    await clock.pass(19_000);
    expect(isOver).toBe(false);
    await clock.pass(1_000);
    expect(isOver).toBe(true);
  });

  it('CLOCK-4: what an organiser may hand on after a restore stays open for the rest of its days', () => {
    const folder = mkdtempSync(join(tmpdir(), 'terreau-relay-'));
    const now = Date.UTC(2027, 9, 14);
    const until = openRelay(folder, now);
    expect(relayUntil(folder, now + by)).toBe(until);
    expect(relayUntil(folder, now + 14 * DAY)).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
