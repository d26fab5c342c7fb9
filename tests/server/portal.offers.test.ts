import { describe, expect, it } from 'vitest';
import type { NewSpace } from '#protocol/portal.ts';
import { MOST_VISITORS } from '#server/demo/enterDemo.ts';
import { EVERYTHING_OFFERED, openingRates, type Offers } from '#server/people/offers.ts';
import { createTerminalActs } from '#server/portal.ts';
import { ADDRESS, granted, meOf, NEC_24, portalHouse, type PortalHouse } from './portalHouse.ts';

const MINUTE = 60_000;
const ELSEWHERE = '198.51.100.7';

const houseThat = (offers: Partial<Offers>): PortalHouse =>
  portalHouse(undefined, { offers: { ...EVERYTHING_OFFERED, ...offers } });

const named = (name: string): NewSpace => ({ ...NEC_24, name });

/** How many of so many spaces, asked for one after the other, are opened. */
async function opens(
  { portal }: PortalHouse,
  spaces: number,
  address: (n: number) => string,
): Promise<number> {
  let opened = 0;
  for (let n = 0; n < spaces; n += 1)
    if ((await portal.foundSpace(named(`Espace ${String(n)}`), address(n))).ok) opened += 1;
  return opened;
}

describe('Opening a space', () => {
  it('OPENING-1: of three hundred from one network five are opened, then one every ten minutes', async () => {
    const house = portalHouse();
    expect(await opens(house, 300, () => ADDRESS)).toBe(5);
    expect(await house.portal.foundSpace(named('Un de plus'), ADDRESS)).toEqual({
      ok: false,
      why: 'opening.tooMany',
    });
    house.clock.now += 10 * MINUTE;
    granted(await house.portal.foundSpace(named('Dix minutes après'), ADDRESS));
    expect((await house.portal.foundSpace(named('Aussitôt'), ADDRESS)).ok).toBe(false);
    granted(await house.portal.foundSpace(named('D’ailleurs'), ELSEWHERE));
  });

  it('OPENING-1: from a thousand networks at once fifty are opened, then one a minute', async () => {
    const house = portalHouse();
    expect(await opens(house, 1_000, (n) => `10.0.${String(n >> 8)}.${String(n & 255)}`)).toBe(50);
    house.clock.now += MINUTE;
    granted(await house.portal.foundSpace(named('Une minute après'), ELSEWHERE));
  });

  it('OPENING-1: what is wrong with it is told first, and counts for nothing', async () => {
    const house = portalHouse();
    for (let n = 0; n < 20; n += 1)
      expect((await house.portal.foundSpace({ ...NEC_24, name: ' ' }, ADDRESS)).ok).toBe(false);
    expect(await opens(house, 10, () => ADDRESS)).toBe(5);
  });

  it('OPENING-2: whether a name is taken is told to nobody more often than spaces are opened', async () => {
    const house = portalHouse();
    const told: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const answer = await house.portal.foundSpace(NEC_24, ADDRESS);
      told.push(answer.ok ? 'opened' : answer.why);
    }
    expect(told.slice(0, 5)).toEqual(['opened', ...Array<string>(4).fill('space.nameTaken')]);
    expect(new Set(told.slice(5))).toEqual(new Set(['opening.tooMany']));
  });

  it('OPENING-3: where it is closed nobody opens one by the page, and the terminal does', async () => {
    const house = houseThat({ opening: 'closed' });
    expect(house.portal.offered).toEqual({ opening: 'closed', demo: true });
    expect(await house.portal.foundSpace(NEC_24, ADDRESS)).toEqual({ ok: false, why: 'opening.closed' });
    expect(await house.store.people.spaces()).toEqual([]);
    granted(await createTerminalActs(house.parts).createSpace({ ...NEC_24, organiser: null }));
  });

  it('OPENING-4: where a code is asked for, who knows it opens one; who guesses has few tries', async () => {
    const house = houseThat({ opening: 'code', openingCode: 'lierre-sable-tuile' });
    granted(await house.portal.foundSpace(NEC_24, ADDRESS, 'lierre-sable-tuile'));
    const wrong = [undefined, '', 'lierre', 'lierre-sable-tuile2', 'LIERRE-SABLE-TUILE'];
    const told = [];
    for (const [n, code] of wrong.entries())
      told.push(await house.portal.foundSpace(named(`Essai ${String(n)}`), ELSEWHERE, code));
    expect(told).toEqual(wrong.map(() => ({ ok: false, why: 'opening.code' })));
    expect(await house.portal.foundSpace(named('Essai'), ELSEWHERE, 'lierre-sable-tuile')).toEqual({
      ok: false,
      why: 'opening.tooMany',
    });
    granted(await house.portal.foundSpace(named('NEC Lot'), ADDRESS, 'lierre-sable-tuile'));
  });

  it('OPENING-4: a thousand who guess leave what all networks have together to others', async () => {
    const rates = openingRates(5);
    const house = houseThat({ opening: 'code', openingCode: 'lierre-sable-tuile', openingRates: rates });
    for (let n = 0; n < 1_000; n += 1)
      await house.portal.foundSpace(NEC_24, `10.0.${String(n >> 8)}.${String(n & 255)}`, 'au hasard');
    granted(await house.portal.foundSpace(NEC_24, ADDRESS, 'lierre-sable-tuile'));
  });
});

describe('The demo', () => {
  it('OPENING-5: where it is closed nobody enters it, and nothing of it is made', async () => {
    const house = houseThat({ demo: false });
    expect(await house.portal.enterDemo({ name: 'Camille' }, ADDRESS)).toEqual({
      ok: false,
      why: 'demo.closed',
    });
    expect(await house.store.people.spaces()).toEqual([]);
  });

  it('OPENING-6: a class enters it from one Wi-Fi; after sixty, one more every half minute', async () => {
    const house = portalHouse();
    const told = [];
    for (let n = 0; n < 61; n += 1)
      told.push(await house.portal.enterDemo({ name: `V${String(n)}` }, ADDRESS));
    expect(told.filter(({ ok }) => ok)).toHaveLength(60);
    expect(told.at(-1)).toEqual({ ok: false, why: 'demo.tooMany' });
    house.clock.now += MINUTE / 2;
    granted(await house.portal.enterDemo({ name: 'Camille' }, ADDRESS));
  });

  it('OPENING-6: one more than a thousand takes the place of who came longest ago', async () => {
    const unbounded = { burst: 10_000, every: 1 };
    const house = houseThat({ demoRates: { address: unbounded, all: unbounded } });
    const enter = async (name: string) => {
      house.clock.now += 1;
      return granted(await house.portal.enterDemo({ name }, ADDRESS));
    };
    const first = await enter('La première');
    const second = await enter('La deuxième');
    for (let n = 2; n <= MOST_VISITORS; n += 1) await enter(`V${String(n)}`);
    expect(await house.portal.whoAmI(first.space, first.token)).toEqual({ ok: false, why: 'removed' });
    const me = await meOf(house.portal, second);
    const present = (await house.portal.members(me)).filter(({ removedAt }) => removedAt === null);
    expect(present.length).toBeGreaterThan(MOST_VISITORS);
    expect(present.map(({ name }) => name)).toContain('La deuxième');
  });
});
