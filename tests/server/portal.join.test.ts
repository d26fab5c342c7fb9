import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { structure } from '#domain/kinds/index.ts';
import type { ItemId } from '#domain/ids.ts';
import { hashOf } from '#server/secrets.ts';
import {
  anaFounds,
  DAY,
  granted,
  joins,
  meOf,
  memoryHouse,
  portalHouse,
  secretOf,
  ADDRESS,
  START,
} from './portalHouse.ts';

const PAUL = { name: 'Paul', structure: null };

const structuresIn = (house: ReturnType<typeof portalHouse>) =>
  house.live.read('nec-dordogne-2027/commons', (doc) => [...readAll(doc, structure).values()]);

describe('the door', () => {
  it('PEOPLE-3: looking at a link says where it leads and costs no use', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(
      await portal.createInvitation(ana, {
        role: 'partner',
        structure: ana.structures[0] ?? null,
        maxUses: 1,
      }),
    );
    expect(link.url).toMatch(/^https:\/\/terreau\.test\/join\/[\w-]{43}$/);
    for (let n = 0; n < 3; n += 1)
      expect(granted(await portal.lookAtInvitation(secretOf(link.url), ADDRESS))).toEqual({
        space: 'nec-dordogne-2027',
        spaceName: 'NEC Dordogne 2027',
        department: '24',
        memberMonths: 12,
        licence: 'cc-by-sa-4.0',
        role: 'partner',
        isDeviceLink: false,
        structure: ana.structures[0],
        question: null,
        structures: [{ id: ana.structures[0], name: 'La Fabrique', kind: 'networkLead' }],
      });
    expect((await portal.join(secretOf(link.url), PAUL, ADDRESS)).ok).toBe(true);
  });

  it('Paul comes in with a structure that nobody had thought of: everybody sees both', async () => {
    const house = portalHouse();
    const ana = await anaFounds(house.portal);
    const link = granted(await house.portal.createInvitation(ana, { role: 'partner' }));
    const newcomer = {
      name: '  Paul   Lagarde ',
      structure: { kind: 'new', name: 'Centre social', family: 'localFacility', inPublic: false } as const,
    };
    const paul = await meOf(
      house.portal,
      granted(await house.portal.join(secretOf(link.url), newcomer, ADDRESS)),
    );
    expect(paul).toMatchObject({ name: 'Paul Lagarde', role: 'partner', structures: [] });
    const added = (await structuresIn(house)).find(({ name }) => name === 'Centre social');
    expect(added).toMatchObject({ mobilisation: 'thoughtOf', inPublic: false });
    expect(house.live.news).toContain('nec-dordogne-2027 members');
    expect((await house.portal.members(ana)).map(({ name }) => name)).toEqual(['Ana', 'Paul Lagarde']);

    const second = granted(
      await house.portal.join(
        secretOf(link.url),
        {
          name: 'Sonia',
          structure: { kind: 'new', name: 'centre  SOCIAL', family: 'association', inPublic: true },
        },
        ADDRESS,
      ),
    );
    expect((await meOf(house.portal, second)).structures).toEqual([]);
    expect(await structuresIn(house)).toHaveLength(2);
  });

  it.each([
    [{ name: ' \u202E ', structure: null }, 'name.empty'],
    [{ name: 'p'.repeat(61), structure: null }, 'name.tooLong'],
    [
      { name: 'Paul', structure: { kind: 'known', structure: 'nowhere' as ItemId } as const },
      'structure.unknown',
    ],
    [
      { name: 'Paul', structure: { kind: 'new', name: '', family: 'company', inPublic: false } as const },
      'structure.nameEmpty',
    ],
  ])('what the form got wrong is said, and costs no use: %o', async (newcomer, why) => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner', maxUses: 1 }));
    expect(await portal.join(secretOf(link.url), newcomer, ADDRESS)).toEqual({ ok: false, why });
    expect((await portal.join(secretOf(link.url), PAUL, ADDRESS)).ok).toBe(true);
  });

  it('each way in which a link no longer opens has its own sentence', async () => {
    const { portal, clock } = portalHouse();
    const ana = await anaFounds(portal);
    const once = granted(await portal.createInvitation(ana, { role: 'partner', maxUses: 1 }));
    const revoked = granted(await portal.createInvitation(ana, { role: 'partner' }));
    const short = granted(await portal.createInvitation(ana, { role: 'partner', days: 1 }));
    await portal.join(secretOf(once.url), PAUL, ADDRESS);
    await portal.revokeInvitation(ana, revoked.id, false);
    clock.now += DAY;
    for (const [url, why] of [
      ['x/join/wrong', 'invitation.unknown'],
      [once.url, 'invitation.usedUp'],
      [revoked.url, 'invitation.revoked'],
      [short.url, 'invitation.expired'],
    ] as const) {
      expect(await portal.lookAtInvitation(secretOf(url), ADDRESS)).toEqual({ ok: false, why });
      expect(await portal.join(secretOf(url), PAUL, ADDRESS)).toEqual({ ok: false, why });
    }
  });

  it('PEOPLE-4: of thirty people at a link with three uses, three come in and the others are told', async () => {
    const { portal, store } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner', maxUses: 3 }));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        portal.join(secretOf(link.url), { name: `Paul ${String(n)}`, structure: null }, ADDRESS),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok && answer.why === 'invitation.usedUp')).toHaveLength(27);
    expect(await store.people.members('nec-dordogne-2027')).toHaveLength(4);
  });

  /** From the first of March to noon of the fourteenth of January, three months after the event. */
  const TO_JANUARY = 319.5;

  it('LINK-1: a link serves by default as long as its role and the event allow', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const all = await Promise.all(
      (['organiser', 'partner', 'reader'] as const).map((role) => portal.createInvitation(ana, { role })),
    );
    expect(all.map((link) => (granted(link).expiresAt - START) / DAY)).toEqual([60, TO_JANUARY, TO_JANUARY]);
    const kept = granted(await portal.invitations(ana));
    expect(kept.map(({ maxUses }) => maxUses)).toEqual([30, 500, 500]);
    const wild = granted(await portal.createInvitation(ana, { role: 'reader', days: Infinity, maxUses: -4 }));
    expect((wild.expiresAt - START) / DAY).toBe(TO_JANUARY);
  });

  it('PEOPLE-5: secrets are hashed in the store', async () => {
    const { portal, store } = memoryHouse();
    const ana = await anaFounds(portal);
    const { entry } = await joins(portal, ana, 'Paul');
    const kept = JSON.stringify([
      ...['invitations', 'sessions', 'members'].map((name) => store.disk.table(name)),
    ]);
    expect(kept).toContain(hashOf(entry.token));
    expect(kept).not.toContain(entry.token);
    expect(store.disk.table('invitations')).toHaveLength(1);
  });

  it('a disk that is full at the door says so, and the link still opens afterwards', async () => {
    const { portal, store } = memoryHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner', maxUses: 1 }));
    store.disk.full = true;
    expect(await portal.join(secretOf(link.url), PAUL, ADDRESS)).toEqual({ ok: false, why: 'notStored' });
    expect(await portal.createInvitation(ana, { role: 'reader' })).toEqual({ ok: false, why: 'notStored' });
    store.disk.full = false;
    expect((await portal.join(secretOf(link.url), PAUL, ADDRESS)).ok).toBe(true);
  });
});

describe('another device of mine', () => {
  it('PEOPLE-6: a device link opens one session of the same account, asks no name, and serves once', async () => {
    const { portal, clock } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createDeviceLink(ana));
    expect(granted(await portal.lookAtInvitation(secretOf(link.url), ADDRESS))).toMatchObject({
      isDeviceLink: true,
    });
    const phone = granted(await portal.join(secretOf(link.url), { name: '', structure: null }, ADDRESS));
    expect((await meOf(portal, phone)).account).toBe(ana.account);
    expect(await portal.join(secretOf(link.url), PAUL, ADDRESS)).toEqual({
      ok: false,
      why: 'invitation.usedUp',
    });
    expect(granted(await portal.invitations(ana))).toEqual([]);
    expect(await portal.members(ana)).toHaveLength(1);

    const late = granted(await portal.createDeviceLink(ana));
    clock.now += 15 * 60_000;
    expect(await portal.join(secretOf(late.url), PAUL, ADDRESS)).toEqual({
      ok: false,
      why: 'invitation.expired',
    });
  });

  it('a device link of somebody who was removed opens nothing', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: paul } = await joins(portal, ana, 'Paul');
    const link = granted(await portal.createDeviceLink(paul));
    await portal.removeMember(ana, paul.account);
    expect(await portal.join(secretOf(link.url), PAUL, ADDRESS)).toEqual({
      ok: false,
      why: 'invitation.revoked',
    });
  });
});

describe('a crowd at the door', () => {
  it('RATE-2: of 165 phones on one Wi-Fi comes in by one link, twice over', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner' }));
    for (let n = 0; n < 330; n += 1)
      expect((await portal.join(secretOf(link.url), { ...PAUL, name: `Paul ${n}` }, ADDRESS)).ok).toBe(true);
  });

  it('RATE-4: of six hundred secrets that are made up twenty are told unknown, and right links open all the while', async () => {
    const { portal, clock } = portalHouse();
    const ana = await anaFounds(portal);
    const link = secretOf(granted(await portal.createInvitation(ana, { role: 'partner' })).url);
    const told = new Map<string, number>();
    for (let n = 0; n < 600; n += 1) {
      const answer = await (n % 2 === 0
        ? portal.lookAtInvitation(`faux-${String(n)}`, ADDRESS)
        : portal.join(`faux-${String(n)}`, PAUL, ADDRESS));
      if (!answer.ok) told.set(answer.why, (told.get(answer.why) ?? 0) + 1);
    }
    expect(Object.fromEntries(told)).toEqual({ 'invitation.unknown': 20, 'invitation.tooMany': 580 });
    granted(await portal.lookAtInvitation(link, ADDRESS));
    granted(await portal.join(link, PAUL, ADDRESS));
    expect(await portal.lookAtInvitation('faux', '198.51.100.1')).toMatchObject({
      why: 'invitation.unknown',
    });
    clock.now += 30_000;
    expect(await portal.lookAtInvitation('faux', ADDRESS)).toMatchObject({ why: 'invitation.unknown' });
  });

  it('RATE-4: secrets made up from a thousand networks are two hundred, and right links open all the while', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const link = secretOf(granted(await portal.createInvitation(ana, { role: 'partner' })).url);
    let unknown = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const answer = await portal.lookAtInvitation('faux', `10.0.${String(n >> 8)}.${String(n & 255)}`);
      if (!answer.ok && answer.why === 'invitation.unknown') unknown += 1;
    }
    expect(unknown).toBe(200);
    granted(await portal.join(link, PAUL, ADDRESS));
  });

  it('RATE-2: of machines is slowed down, by link and by network, and spends no use of the invitation', async () => {
    const joinRates = { link: { burst: 3, every: 1_000 }, address: { burst: 4, every: 1_000 } };
    const { portal, clock } = portalHouse(undefined, { joinRates });
    const ana = await anaFounds(portal);
    const link = granted(await portal.createInvitation(ana, { role: 'partner', maxUses: 5 }));
    const other = granted(await portal.createInvitation(ana, { role: 'partner' }));
    const joins = async (url: string, address = ADDRESS) => {
      const answer = await portal.join(secretOf(url), PAUL, address);
      return answer.ok || answer.why;
    };
    for (let n = 0; n < 3; n += 1) expect(await joins(link.url)).toBe(true);
    expect(await joins(link.url)).toBe('tooMany');
    expect(await joins(link.url, '198.51.100.1')).toBe('tooMany');
    // The network has none left either; another one has, by another link.
    expect(await joins(other.url)).toBe('tooMany');
    expect(await joins(other.url, '198.51.100.1')).toBe(true);
    clock.now += 1_000;
    expect(await joins(link.url)).toBe(true);
    expect(granted(await portal.invitations(ana))[0]).toMatchObject({ uses: 4 });
    // A name to be mended counts for nothing.
    clock.now += 1_000;
    for (let n = 0; n < 9; n += 1)
      expect(await portal.join(secretOf(link.url), { ...PAUL, name: ' ' }, ADDRESS)).toMatchObject({
        why: 'name.empty',
      });
    expect(await joins(link.url)).toBe(true);
  });
});
