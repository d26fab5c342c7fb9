import { describe, expect, it } from 'vitest';
import { silentLog } from '#server/log.ts';
import { needsFrom } from '#server/people/needs.ts';
import { addMonths, dayOf } from '#domain/staysUntil.ts';
import { keepRetention, retentionRound, WARNED_DAYS } from '#server/people/retention.ts';
import { DAY } from '#server/store/dayOf.ts';
import { puppetClock } from '../support/puppetClock.ts';
import { anaFounds, granted, joins, memoryHouse, START } from './portalHouse.ts';

/** A house in which months go by, and the round of each day is made. */
async function months() {
  const house = memoryHouse();
  const ana = await anaFounds(house.portal);
  const josette = await joins(house.portal, ana, 'Josette');
  const needs = needsFrom(house.parts);
  const goTo = async (at: number, isAnaHere = true): Promise<void> => {
    for (; house.clock.now <= at; house.clock.now += DAY) {
      if (isAnaHere) await house.store.people.noteVisit(ana.space, ana.account, house.clock.now);
      await retentionRound(needs, silentLog);
    }
  };
  const names = async () => (await house.portal.members(ana)).map(({ name }) => name);
  return { ...house, ana, josette, needs, goTo, names };
}

const YEAR_ON = addMonths(START, 12);

describe('who has not come for long', () => {
  it('RGPD-12: is told of to organisers thirty days before, then erased on that day', async () => {
    const { portal, ana, josette, goTo, names } = await months();
    await goTo(YEAR_ON - (WARNED_DAYS + 1) * DAY);
    expect(granted(await portal.soonErased(ana))).toEqual([]);
    await goTo(YEAR_ON - WARNED_DAYS * DAY);
    expect(granted(await portal.soonErased(ana))).toEqual([
      { account: josette.me.account, name: 'Josette', on: YEAR_ON, isLastOrganiser: false },
    ]);
    expect(await portal.soonErased(josette.me)).toEqual({ ok: false, why: 'notAllowed' });
    await goTo(YEAR_ON - DAY);
    expect(await names()).toEqual(['Ana', 'Josette']);
    await goTo(YEAR_ON);
    expect(await names()).toEqual(['Ana']);
  });

  it('RGPD-12: a round opens no document of a space where nobody is away for long', async () => {
    const { clock, needs } = await months();
    let read = 0;
    const live = new Proxy(needs.live, {
      get: (target, key) => {
        if (key === 'read') read += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    const counted = { ...needs, live };
    clock.now = START + 30 * DAY;
    await retentionRound(counted, silentLog);
    expect(read).toBe(0);
    clock.now = YEAR_ON;
    await retentionRound(counted, silentLog);
    expect(read).toBe(1);
  });

  it('RGPD-12: one visit keeps everything, and takes the warning back', async () => {
    const { portal, ana, josette, clock, goTo, names } = await months();
    await goTo(YEAR_ON - 20 * DAY);
    granted(await portal.whoAmI(ana.space, josette.entry.token));
    expect(granted(await portal.soonErased(ana))).toEqual([]);
    await goTo(YEAR_ON + 30 * DAY);
    expect(await names()).toEqual(['Ana', 'Josette']);
    expect(clock.now).toBeGreaterThan(YEAR_ON);
  });

  it('RGPD-12: so does a link to another device of hers, at once', async () => {
    const { portal, ana, josette, goTo } = await months();
    await goTo(YEAR_ON - 20 * DAY);
    const link = await portal.createDeviceLink(josette.me);
    granted(
      await portal.join(granted(link).url.split('/join/')[1] ?? '', { name: '', structure: null }, 'a'),
    );
    expect(granted(await portal.soonErased(ana))).toEqual([]);
  });

  it('RGPD-17: whoever comes back after having been announced is told so for a month, and nobody else', async () => {
    const { portal, ana, josette, clock, goTo } = await months();
    await goTo(YEAR_ON - 40 * DAY);
    expect(await portal.returnedOn(josette.me)).toBeNull();
    await goTo(YEAR_ON - 20 * DAY);
    // Announced, and not back yet.
    expect(await portal.returnedOn(josette.me)).toBeNull();
    granted(await portal.whoAmI(ana.space, josette.entry.token));
    const day = dayOf(clock.now);
    expect(await portal.returnedOn(josette.me)).toBe(day);
    expect(await portal.returnedOn(ana)).toBeNull();
    clock.now += 29 * DAY;
    granted(await portal.whoAmI(ana.space, josette.entry.token));
    expect(await portal.returnedOn(josette.me)).toBe(day);
    clock.now += DAY;
    expect(await portal.returnedOn(josette.me)).toBeNull();
  });

  it('RGPD-12: a server that was off for years tells first and erases thirty days later; the last organiser stays', async () => {
    const { portal, ana, clock, needs, goTo, names } = await months();
    clock.now = START + 1_000 * DAY;
    await retentionRound(needs, silentLog);
    expect(await names()).toEqual(['Ana', 'Josette']);
    await goTo(START + (1_000 + WARNED_DAYS - 1) * DAY, false);
    expect(await names()).toEqual(['Ana', 'Josette']);
    await goTo(START + (1_000 + WARNED_DAYS + 1) * DAY, false);
    expect(await names()).toEqual(['Ana']);
    expect(granted(await portal.soonErased(ana))).toMatchObject([{ name: 'Ana', isLastOrganiser: true }]);
  });

  it('RGPD-16: a contact goes so many months after the event; going over it renews it', async () => {
    const { portal, ana, clock, needs } = await months();
    const given = { structure: null, role: '', email: '', phone: '', note: '', informedAt: null };
    for (const name of ['Sylvie', 'Marc']) granted(await portal.addContact(ana, { ...given, name }));
    const names = async () =>
      granted(await portal.contacts(ana, null))
        .map(({ name }) => name)
        .sort();
    const event = Date.UTC(2027, 9, 14);
    clock.now = event + 300 * DAY;
    const marc = granted(await portal.contacts(ana, null)).find(({ name }) => name === 'Marc');
    granted(await portal.changeContact(ana, marc?.id ?? '', { ...given, name: 'Marc' }));
    clock.now = addMonths(event, 12) - DAY;
    await retentionRound(needs, silentLog);
    expect(await names()).toEqual(['Marc', 'Sylvie']);
    clock.now = addMonths(event, 12);
    await retentionRound(needs, silentLog);
    expect(await names()).toEqual(['Marc']);
    clock.now = event + 300 * DAY + 370 * DAY;
    await retentionRound(needs, silentLog);
    expect(await names()).toEqual([]);
  });

  it('RGPD-12: the server looks when it starts and once a day, until it stops', async () => {
    const { needs } = await months();
    const clock = puppetClock();
    let rounds = 0;
    const spaces = async () => {
      rounds += 1;
      return [];
    };
    const counted = { ...needs, store: { ...needs.store, people: { ...needs.store.people, spaces } } };
    const stop = keepRetention(counted, clock, silentLog);
    await clock.pass(60_000);
    expect(rounds).toBe(1);
    await clock.pass(2 * DAY);
    expect(rounds).toBe(3);
    stop();
    await clock.pass(2 * DAY);
    expect(rounds).toBe(3);
  });

  it('counts months by the calendar, also where a month has no such day', () => {
    expect(addMonths(Date.UTC(2027, 0, 31), 1)).toBe(Date.UTC(2027, 1, 28));
    expect(addMonths(Date.UTC(2027, 10, 15), 12)).toBe(Date.UTC(2028, 10, 15));
  });
});
