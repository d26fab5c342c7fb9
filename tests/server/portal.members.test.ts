import { describe, expect, it } from 'vitest';
import { SESSION_LIFE } from '#server/people/sessions.ts';
import { memoryStore } from '../support/memoryStore.ts';
import type { Store } from '#server/store/store.ts';
import {
  anaFounds,
  DAY,
  granted,
  joins,
  meOf,
  memoryHouse,
  NEC_24,
  portalHouse,
  secretOf,
  ADDRESS,
} from './portalHouse.ts';

const NEC = 'nec-dordogne-2027';

describe('a session', () => {
  it('is of one space, and says in one word why it opens nothing', async () => {
    const { portal } = portalHouse();
    const ana = granted(await portal.foundSpace(NEC_24, ADDRESS));
    const other = granted(
      await portal.foundSpace({ ...NEC_24, name: 'NEC Gironde', department: '33' }, ADDRESS),
    );
    expect(await portal.whoAmI('nowhere', ana.token)).toEqual({ ok: false, why: 'signedOut' });
    for (const token of [undefined, '', 'wrong', other.token])
      expect(await portal.whoAmI(NEC, token)).toEqual({ ok: false, why: 'signedOut' });
    await portal.endSession(NEC, other.token);
    expect((await portal.whoAmI('nec-gironde', other.token)).ok).toBe(true);
    await portal.endSession(NEC, ana.token);
    expect(await portal.whoAmI(NEC, ana.token)).toEqual({ ok: false, why: 'signedOut' });
  });

  it('PEOPLE-7: ends after 400 days without a visit; a visit is written down once a day at most', async () => {
    const { portal, clock, store } = memoryHouse();
    const entry = granted(await portal.foundSpace(NEC_24, ADDRESS));
    const lastSeen = () => store.disk.table('sessions')[0]?.last_seen_at;
    const began = clock.now;
    clock.now += DAY - 1;
    await meOf(portal, entry);
    expect(lastSeen()).toBe(began);
    clock.now += 1;
    await meOf(portal, entry);
    expect(lastSeen()).toBe(clock.now);
    clock.now += SESSION_LIFE;
    expect((await meOf(portal, entry)).serverTime).toBe(clock.now);
    clock.now += SESSION_LIFE + 1;
    expect(await portal.whoAmI(NEC, entry.token)).toEqual({ ok: false, why: 'signedOut' });
    expect(store.disk.table('sessions')).toEqual([]);
  });

  it('a full disk locks out nobody who only reads', async () => {
    const { portal, clock, store } = memoryHouse();
    const entry = granted(await portal.foundSpace(NEC_24, ADDRESS));
    clock.now += 2 * DAY;
    store.disk.full = true;
    expect((await portal.whoAmI(NEC, entry.token)).ok).toBe(true);
  });
});

describe('losing access', () => {
  it('PEOPLE-8: a revoked invitation with its members cuts every one of them at once', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner' }));
    const [paul, sonia] = await Promise.all(
      ['Paul', 'Sonia'].map(async (name) => {
        const entry = granted(await portal.join(secretOf(link.url), { name, structure: null }, ADDRESS));
        return { entry, me: await meOf(portal, entry) };
      }),
    );
    const { entry: luc } = await joins(portal, ana, 'Luc');
    expect(granted(await portal.invitations(ana))[0]).toMatchObject({ uses: 2, members: 2 });

    expect(await portal.revokeInvitation(ana, link.id, true)).toEqual({ ok: true, value: { removed: 2 } });
    expect(live.cuts).toEqual([
      `${NEC} ${paul?.me.account ?? ''} refused`,
      `${NEC} ${sonia?.me.account ?? ''} refused`,
    ]);
    expect(await portal.whoAmI(NEC, paul?.entry.token)).toEqual({ ok: false, why: 'removed' });
    expect((await portal.whoAmI(NEC, luc.token)).ok).toBe(true);
    expect(granted(await portal.invitations(ana))[0]).toMatchObject({ members: 0 });
    expect((await portal.members(ana)).filter(({ removedAt }) => removedAt !== null)).toHaveLength(2);
  });

  it('without its members, those who came in stay', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    const { entry, invitation } = await joins(portal, ana, 'Paul');
    expect(await portal.revokeInvitation(ana, invitation, false)).toEqual({
      ok: true,
      value: { removed: 0 },
    });
    expect((await portal.whoAmI(NEC, entry.token)).ok).toBe(true);
    expect(live.cuts).toEqual([]);
  });

  it('an organiser who revokes the link they came by stays, and so the space keeps one', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: sonia, entry, invitation } = await joins(portal, ana, 'Sonia', 'organiser');
    granted(await portal.removeMember(sonia, ana.account));
    expect(await portal.revokeInvitation(sonia, invitation, true)).toEqual({
      ok: true,
      value: { removed: 0 },
    });
    expect((await portal.whoAmI(NEC, entry.token)).ok).toBe(true);
  });

  it('PEOPLE-9: nobody slips in by a link while it is being revoked', async () => {
    const store = memoryStore();
    let atTheDoor = async (): Promise<unknown> => undefined;
    const slow: Store = {
      ...store,
      people: {
        ...store.people,
        async addMember(member, session) {
          await atTheDoor();
          await store.people.addMember(member, session);
        },
      },
    };
    const { portal } = portalHouse(slow);
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner' }));
    atTheDoor = () => portal.revokeInvitation(ana, link.id, true);
    expect(await portal.join(secretOf(link.url), { name: 'Paul', structure: null }, ADDRESS)).toEqual({
      ok: false,
      why: 'invitation.revoked',
    });
    expect((await portal.members(ana)).filter(({ removedAt }) => removedAt === null)).toHaveLength(1);
  });

  it('the last organiser stays, also when two remove each other at the same moment', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.removeMember(ana, ana.account)).toEqual({ ok: false, why: 'lastOrganiser' });
    const { me: sonia } = await joins(portal, ana, 'Sonia', 'organiser');
    const answers = await Promise.all([
      portal.removeMember(ana, sonia.account),
      portal.removeMember(sonia, ana.account),
    ]);
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: false, why: 'notAllowed' },
    ]);
    expect(live.cuts).toEqual([`${NEC} ${sonia.account} refused`]);
    expect(await portal.removeMember(ana, sonia.account)).toEqual({ ok: false, why: 'unknownMember' });
  });

  it('PEOPLE-10: a partner or a reader neither invites, nor revokes, nor removes', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    for (const role of ['partner', 'reader'] as const) {
      const { me, invitation } = await joins(portal, ana, 'Paul', role);
      expect(await portal.createInvitation(me, { role: 'reader' })).toEqual({ ok: false, why: 'notAllowed' });
      expect(await portal.invitations(me)).toEqual({ ok: false, why: 'notAllowed' });
      expect(await portal.revokeInvitation(me, invitation, true)).toEqual({ ok: false, why: 'notAllowed' });
      expect(await portal.removeMember(me, ana.account)).toEqual({ ok: false, why: 'notAllowed' });
      const forged = { ...me, role: 'organiser' as const };
      expect(await portal.createInvitation(forged, { role: 'organiser' })).toEqual({
        ok: false,
        why: 'notAllowed',
      });
    }
  });

  it('an organiser whose page was open when she was removed can do nothing more from it', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: sonia } = await joins(portal, ana, 'Sonia', 'organiser');
    granted(await portal.removeMember(ana, sonia.account));
    expect(await portal.createInvitation(sonia, { role: 'organiser' })).toEqual({
      ok: false,
      why: 'notAllowed',
    });
    expect(await portal.removeMember(sonia, ana.account)).toEqual({ ok: false, why: 'notAllowed' });
  });
});

describe('another role', () => {
  it('PEOPLE-11: is given by an organiser, and effective at once for whoever is connected', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: paul, entry } = await joins(portal, ana, 'Paul');
    live.news.length = 0;
    expect(await portal.changeRole(ana, paul.account, 'reader')).toMatchObject({
      ok: true,
      value: { account: paul.account, role: 'reader' },
    });
    expect(live.learned).toEqual([`${NEC} ${paul.account} {"role":"reader"}`]);
    expect(live.news).toEqual([`${NEC} members`]);
    expect((await meOf(portal, entry)).role).toBe('reader');
    expect((await portal.members(ana)).map(({ role }) => role)).toEqual(['organiser', 'reader']);
    granted(await portal.changeRole(ana, paul.account, 'organiser'));
    expect((await portal.createInvitation(paul, { role: 'partner' })).ok).toBe(true);
    expect(live.cuts).toEqual([]);
  });

  it('PEOPLE-11: is never taken from the last organiser, also when two take it from each other', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.changeRole(ana, ana.account, 'partner')).toEqual({ ok: false, why: 'lastOrganiser' });
    const { me: sonia } = await joins(portal, ana, 'Sonia', 'organiser');
    const answers = await Promise.all([
      portal.changeRole(ana, sonia.account, 'reader'),
      portal.changeRole(sonia, ana.account, 'reader'),
    ]);
    expect(answers.map((answer) => answer.ok || answer.why)).toEqual([true, 'notAllowed']);
    // An organiser who is not the last one may step back.
    granted(await portal.changeRole(ana, sonia.account, 'organiser'));
    expect((await portal.changeRole(ana, ana.account, 'partner')).ok).toBe(true);
  });

  it('PEOPLE-11: is given by nobody else, and to nobody who is not there', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: paul } = await joins(portal, ana, 'Paul');
    for (const me of [paul, { ...paul, role: 'organiser' as const }])
      expect(await portal.changeRole(me, paul.account, 'organiser')).toEqual({
        ok: false,
        why: 'notAllowed',
      });
    expect(await portal.changeRole(ana, 'nobody', 'partner')).toEqual({ ok: false, why: 'unknownMember' });
    granted(await portal.removeMember(ana, paul.account));
    expect(await portal.changeRole(ana, paul.account, 'partner')).toEqual({
      ok: false,
      why: 'unknownMember',
    });
  });
});

describe('who I am', () => {
  it('a name is changed for everybody, and a wrong one is refused', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    live.news.length = 0;
    expect(granted(await portal.renameMe(ana, ' Anne  B. ')).name).toBe('Anne B.');
    expect(live.news).toEqual([`${NEC} members`]);
    expect(live.learned).toEqual([`${NEC} ${ana.account} {"name":"Anne B."}`]);
    expect(await portal.renameMe(ana, '\u0000')).toEqual({ ok: false, why: 'name.empty' });
    expect(await portal.renameMe(ana, 'a'.repeat(61))).toEqual({ ok: false, why: 'name.tooLong' });
    expect((await portal.members(ana))[0]?.name).toBe('Anne B.');
  });

  it('one person stands for several structures, each once', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: paul } = await joins(portal, ana, 'Paul', 'organiser');
    const [fabrique] = ana.structures;
    if (fabrique === undefined) throw new Error('no structure');
    const mairie = { kind: 'new', name: 'Mairie', family: 'localAuthority', inPublic: true } as const;
    await Promise.all([
      portal.standFor(paul, { kind: 'known', structure: fabrique }),
      portal.standFor(paul, mairie),
      portal.standFor(paul, { kind: 'known', structure: fabrique }),
    ]);
    const me = granted(await portal.standFor(paul, { ...mairie, name: 'MAIRIE' }));
    expect(me.structures).toHaveLength(2);
    expect(me.structures).toContain(fabrique);
    expect(await portal.standFor(paul, { kind: 'known', structure: 'gone' as never })).toEqual({
      ok: false,
      why: 'structure.unknown',
    });
  });
});
