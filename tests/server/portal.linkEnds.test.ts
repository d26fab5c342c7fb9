import { describe, expect, it } from 'vitest';
import { setEventDay } from '#features/plan/domain/setEventDay.ts';
import { createTerminalActs } from '#server/portal.ts';
import {
  ADDRESS,
  anaFounds,
  DAY,
  granted,
  joins,
  portalHouse,
  secretOf,
  type PortalHouse,
} from './portalHouse.ts';

const COMMONS = 'nec-dordogne-2027/commons';
const at = (house: PortalHouse, day: string): void => void (house.clock.now = Date.parse(day));
const eventOn = ({ live }: PortalHouse, day: string | null) =>
  live.act(COMMONS, (doc) => setEventDay(doc, day));

/** Ana's space, whose event is on the fourteenth of October 2027, and links made on the first of March. */
async function scene() {
  const house = portalHouse();
  const { portal } = house;
  const ana = await anaFounds(portal);
  const made = async (wanted: Parameters<typeof portal.createInvitation>[1]) =>
    granted(await portal.createInvitation(ana, wanted));
  const opens = async (url: string) => {
    const seen = await portal.lookAtInvitation(secretOf(url), ADDRESS);
    const entered = await portal.join(secretOf(url), { name: 'Paul', structure: null }, ADDRESS);
    const [looked, came] = [seen, entered].map((answer) => (answer.ok ? 'open' : answer.why));
    expect(looked).toBe(came);
    return came;
  };
  const endOf = async (id: string) =>
    granted(await portal.invitations(ana)).find((one) => one.id === id)?.expiresAt ?? 0;
  return { house, portal, ana, made, opens, endOf };
}

describe('How long a link serves', () => {
  it('LINK-1: one for partners or readers opens the door on the day and for three months after it', async () => {
    const { house, made, opens } = await scene();
    const links = [await made({ role: 'partner' }), await made({ role: 'reader' })];
    for (const [day, answer] of [
      ['2027-10-14', 'open'],
      ['2028-01-14T11:59:00Z', 'open'],
      ['2028-01-14T12:00:00Z', 'invitation.expired'],
    ] as const) {
      at(house, day);
      for (const { url } of links) expect(await opens(url)).toBe(answer);
    }
  });

  it('LINK-1: days that were chosen are kept, and the committee’s link serves sixty days and thirty people', async () => {
    const { house, portal, ana, made, opens } = await scene();
    const [chosen, committee] = [await made({ role: 'partner', days: 7 }), await made({ role: 'organiser' })];
    await eventOn(house, '2028-10-14');
    at(house, '2027-03-07T23:00:00Z');
    expect(await opens(chosen.url)).toBe('open');
    at(house, '2027-03-08');
    expect(await opens(chosen.url)).toBe('invitation.expired');
    at(house, '2027-04-29T23:00:00Z');
    expect(await opens(committee.url)).toBe('open');
    expect(granted(await portal.invitations(ana)).map(({ maxUses }) => maxUses)).toEqual([500, 30]);
    at(house, '2027-04-30');
    expect(await opens(committee.url)).toBe('invitation.expired');
  });

  it('LINK-2: it moves with the day, also back, and opens again where it had ended', async () => {
    const { house, made, opens, endOf } = await scene();
    const { id, url } = await made({ role: 'partner' });
    at(house, '2028-02-01');
    expect(await opens(url)).toBe('invitation.expired');
    await eventOn(house, '2028-03-10');
    expect(await opens(url)).toBe('open');
    expect(new Date(await endOf(id)).toISOString()).toBe('2028-06-10T12:00:00.000Z');
    await eventOn(house, '2027-10-14');
    expect(await opens(url)).toBe('invitation.expired');
    await eventOn(house, null);
    expect(new Date(await endOf(id)).toISOString()).toBe('2027-08-28T00:00:00.000Z');
  });

  it('LINK-1: one made once all is over serves thirty days', async () => {
    const { house, made, opens } = await scene();
    at(house, '2029-01-01');
    const { url } = await made({ role: 'partner' });
    expect(await opens(url)).toBe('open');
    at(house, '2029-01-31');
    expect(await opens(url)).toBe('invitation.expired');
  });

  it('LINK-1: the terminal makes the same links, and says the same end', async () => {
    const { house, endOf } = await scene();
    const acts = createTerminalActs(house.parts);
    const made = granted(
      await acts.createInvitation('nec-dordogne-2027', { role: 'reader', structure: null }),
    );
    expect(new Date(made.expiresAt).toISOString()).toBe('2028-01-14T12:00:00.000Z');
    expect(await endOf(made.id)).toBe(made.expiresAt);
    at(house, '2028-01-15');
    const [listed] = granted(await acts.invitations('nec-dordogne-2027'));
    expect(listed).toMatchObject({ id: made.id, closed: 'invitation.expired' });
  });
});

describe('A link that is prolonged', () => {
  it('LINK-4: serves sixty days more; two taps at once prolong it once', async () => {
    const { house, portal, ana, made, opens, endOf } = await scene();
    const { id, url, expiresAt } = await made({ role: 'partner' });
    at(house, '2028-01-10');
    const answers = await Promise.all([1, 2].map(() => portal.prolongInvitation(ana, id, expiresAt)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await endOf(id)).toBe(expiresAt + 60 * DAY);
    at(house, '2028-03-14');
    expect(await opens(url)).toBe('open');
    at(house, '2028-03-15');
    expect(await opens(url)).toBe('invitation.expired');
  });

  it('LINK-4: is an organiser’s act, on one that still opens, and on no link between somebody’s own devices', async () => {
    const { house, portal, ana, made } = await scene();
    const { me: paul } = await joins(portal, ana, 'Paul');
    const { id, expiresAt } = await made({ role: 'organiser' });
    const device = granted(await portal.createDeviceLink(ana));
    const why = async (me: typeof ana, one: string) => {
      const answer = await portal.prolongInvitation(me, one, expiresAt);
      return answer.ok ? null : answer.why;
    };
    expect(await why(paul, id)).toBe('notAllowed');
    expect([await why(ana, 'none'), await why(ana, device.id)]).toEqual([
      'unknownInvitation',
      'unknownInvitation',
    ]);
    at(house, '2027-05-01');
    expect(await why(ana, id)).toBe('invitation.expired');
    granted(await portal.revokeInvitation(ana, id, false));
    expect(await why(ana, id)).toBe('invitation.revoked');
  });
});
