import { describe, expect, it } from 'vitest';
import { readAll, readItem } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { joinStructures } from '#domain/commands/joinStructures.ts';
import { moveStructure } from '#domain/commands/mobilise.ts';
import type { ItemId, Pen } from '#domain/ids.ts';
import { mandate, structure } from '#domain/kinds/index.ts';
import { mandateId } from '#domain/mandateId.ts';
import type { ChosenStructure, Me } from '#protocol/portal.ts';
import {
  ADDRESS,
  anaFounds,
  granted,
  joins,
  meOf,
  portalHouse,
  secretOf,
  type PortalHouse,
} from './portalHouse.ts';

const COMMONS = 'nec-dordogne-2027/commons';
const known = (id: ItemId): ChosenStructure => ({ kind: 'known', structure: id });
const mairie = { kind: 'new', name: 'Mairie de Sarlat', family: 'localAuthority', inPublic: true } as const;

/** Ana's space, in which La Fabrique is hers. */
async function scene() {
  const house = portalHouse();
  const ana = await anaFounds(house.portal);
  return { house, portal: house.portal, ana, fabrique: ana.structures[0] as ItemId };
}

/** Somebody comes in by a link that was given to everybody, and says for which structure they speak. */
async function comesFor(
  { portal }: PortalHouse,
  ana: Me,
  name: string,
  chosen: ChosenStructure,
  link: Parameters<typeof portal.createInvitation>[1] = { role: 'partner' },
): Promise<Me> {
  const invitation = granted(await portal.createInvitation(ana, link));
  return meOf(
    portal,
    granted(await portal.join(secretOf(invitation.url), { name, structure: chosen }, ADDRESS)),
  );
}

const stateOf = ({ live }: PortalHouse, who: Me, of: ItemId) =>
  live.read(COMMONS, (doc) => readItem(doc, mandate, mandateId(who.account, of))?.state ?? null);
const cardOf = ({ live }: PortalHouse, id: ItemId) =>
  live.read(COMMONS, (doc) => readItem(doc, structure, id));
const named = ({ live }: PortalHouse, name: string) =>
  live.read(
    COMMONS,
    (doc) => [...readAll(doc, structure).values()].find((one) => one.name === name)?.id as ItemId,
  );
const nowOf = async ({ store }: PortalHouse, { space, account }: Me) =>
  (await store.people.member(space, account))?.structures;

describe('whoever says that they speak for a structure', () => {
  it('MANDATE-1: is to be confirmed when they came by a link for everybody, and stands for nothing until then', async () => {
    const { house, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    expect(paul.structures).toEqual([]);
    expect(await stateOf(house, paul, fabrique)).toBe('asked');
    expect(await nowOf(house, paul)).toEqual([]);
  });

  it('MANDATE-1: of a new structure as well, whose card says neither that it is here nor its name in public', async () => {
    const { house, portal, ana } = await scene();
    const paul = await comesFor(house, ana, 'Paul', mairie);
    const id = await named(house, mairie.name);
    expect(await stateOf(house, paul, id)).toBe('asked');
    expect(await cardOf(house, id)).toMatchObject({ mobilisation: 'thoughtOf', inPublic: false });
    granted(await portal.settleMandate(ana, { person: paul.account, structure: id, isAgreed: true }));
    expect(await cardOf(house, id)).toMatchObject({ mobilisation: 'interested', inPublic: true });
    expect(await nowOf(house, paul)).toEqual([id]);
  });

  it.each([
    ['an organiser', 'organiser' as const, false],
    ['who comes by a link that was made for that very structure', 'partner' as const, true],
  ])('MANDATE-2: is agreed from the start: %s', async (_, role, isMadeForIt) => {
    const { house, ana, fabrique } = await scene();
    const link = { role, ...(isMadeForIt ? { structure: fabrique } : {}) };
    const paul = await comesFor(house, ana, 'Paul', known(fabrique), link);
    expect(paul.structures).toEqual([fabrique]);
    expect(await stateOf(house, paul, fabrique)).toBeNull();
  });

  it('MANDATE-9: an organiser who comes by the committee’s link makes their structure one that organises with it', async () => {
    const { house, portal, ana } = await scene();
    const contacted = granted(await portal.standFor(ana, { ...mairie, name: 'Le Bac' })).chosen;
    const involved = granted(await portal.standFor(ana, { ...mairie, name: 'Le Pont' })).chosen;
    await house.live.act(COMMONS, (doc) => {
      moveStructure(doc, contacted, 'contacted');
      moveStructure(doc, involved, 'involved');
    });
    for (const id of [contacted, involved])
      await comesFor(house, ana, 'Zoé', known(id), { role: 'organiser' });
    await comesFor(house, ana, 'Luc', mairie, { role: 'organiser' });
    const others = await named(house, mairie.name);
    for (const id of [contacted, others])
      expect(await cardOf(house, id)).toMatchObject({ mobilisation: 'coOrganiser' });
    // What the committee said of it already stays as it said.
    expect(await cardOf(house, involved)).toMatchObject({ mobilisation: 'involved' });
  });

  it('MANDATE-2: what waited, or was answered no, is agreed to once they are of the committee and say it', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    granted(await portal.settleMandate(ana, { person: paul.account, structure: fabrique, isAgreed: false }));
    granted(await portal.changeRole(ana, paul.account, 'organiser'));
    expect(granted(await portal.standFor(paul, known(fabrique)))).toMatchObject({ asked: false });
    expect(await stateOf(house, paul, fabrique)).toBe('agreed');
  });

  it('MANDATE-2: a link made for one structure agrees to no other', async () => {
    const { house, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', mairie, { role: 'partner', structure: fabrique });
    expect(paul.structures).toEqual([]);
  });

  it('MANDATE-2: the founder speaks for theirs, and so does who stands already for one that reads as it', async () => {
    const { house, portal, ana, fabrique } = await scene();
    expect(await stateOf(house, ana, fabrique)).toBeNull();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique), {
      role: 'partner',
      structure: fabrique,
    });
    granted(await portal.standFor(ana, mairie));
    const twin = await named(house, mairie.name);
    await house.live.act(COMMONS, (doc) => joinStructures(doc, { twin, into: fabrique }));
    expect(granted(await portal.standFor(paul, known(twin)))).toMatchObject({ chosen: twin, asked: false });
  });

  it('MANDATE-1: what they said, and how it stands, is among all that is kept of them', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    const { account } = await portal.myData(paul);
    expect(account).toMatchObject({
      structures: [],
      mandates: [{ structure: 'La Fabrique', state: 'asked' }],
    });
  });

  it('MANDATE-1: later, from the profile, just the same', async () => {
    const { house, portal, ana } = await scene();
    const { me: paul } = await joins(portal, ana, 'Paul');
    const stood = granted(await portal.standFor(paul, mairie));
    expect(stood).toMatchObject({ structures: [], asked: true });
    expect(await stateOf(house, paul, stood.chosen)).toBe('asked');
    // Asked again, nothing is asked twice.
    expect(granted(await portal.standFor(paul, known(stood.chosen)))).toMatchObject({ asked: true });
  });
});

describe('the answer', () => {
  it('MANDATE-4: is of an organiser, or of who stands for it; then it is learned on every line at once', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const zoe = await comesFor(house, ana, 'Zoé', known(fabrique), { role: 'partner', structure: fabrique });
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    house.live.learned.length = 0;
    granted(await portal.settleMandate(zoe, { person: paul.account, structure: fabrique, isAgreed: true }));
    expect(await stateOf(house, paul, fabrique)).toBe('agreed');
    expect(await nowOf(house, paul)).toEqual([fabrique]);
    expect(house.live.learned).toEqual([`${paul.space} ${paul.account} {"structures":["${fabrique}"]}`]);
    expect((await portal.members(ana)).find(({ name }) => name === 'Paul')?.structures).toEqual([fabrique]);
  });

  it('MANDATE-4: nobody agrees to themselves, nor two of whom nobody knows to each other, nor one of another structure', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const [paul, luc] = [
      await comesFor(house, ana, 'Paul', known(fabrique)),
      await comesFor(house, ana, 'Luc', known(fabrique)),
    ];
    const other = granted(await portal.standFor(ana, mairie)).chosen;
    const rose = await comesFor(house, ana, 'Rose', known(other), { role: 'partner', structure: other });
    for (const [by, of] of [
      [paul, paul],
      [paul, luc],
      [luc, paul],
      [rose, paul],
    ] as const)
      for (const isAgreed of [true, false])
        expect(await portal.settleMandate(by, { person: of.account, structure: fabrique, isAgreed })).toEqual(
          { ok: false, why: 'notAllowed' },
        );
    expect(await nowOf(house, paul)).toEqual([]);
    expect(await stateOf(house, paul, fabrique)).toBe('asked');
  });

  it('MANDATE-4: what nobody asked is not given, and an access that was withdrawn answers nothing', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const { me: paul } = await joins(portal, ana, 'Paul');
    const given = { person: paul.account, structure: fabrique, isAgreed: true };
    expect(await portal.settleMandate(ana, given)).toEqual({ ok: false, why: 'mandate.unknown' });
    expect(await portal.settleMandate(ana, { ...given, person: 'nobody' as never })).toEqual({
      ok: false,
      why: 'unknownMember',
    });
    const zoe = await comesFor(house, ana, 'Zoé', known(fabrique), { role: 'partner', structure: fabrique });
    granted(await portal.standFor(paul, known(fabrique)));
    granted(await portal.removeMember(ana, zoe.account));
    expect(await portal.settleMandate(zoe, given)).toEqual({ ok: false, why: 'notAllowed' });
  });

  it('MANDATE-5: of two who answer at once the first stands, whatever they say', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const zoe = await comesFor(house, ana, 'Zoé', known(fabrique), { role: 'partner', structure: fabrique });
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    const given = { person: paul.account, structure: fabrique };
    const [first, second] = await Promise.all([
      portal.settleMandate(ana, { ...given, isAgreed: true }),
      portal.settleMandate(zoe, { ...given, isAgreed: false }),
    ]);
    expect([first, second]).toEqual([
      { ok: true, value: null },
      { ok: false, why: 'mandate.answered' },
    ]);
    expect(await nowOf(house, paul)).toEqual([fabrique]);
    // The same answer twice is no quarrel.
    granted(await portal.settleMandate(zoe, { ...given, isAgreed: true }));
  });

  it('MANDATE-6: a no leaves them with nothing there, and they may ask again', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    granted(await portal.settleMandate(ana, { person: paul.account, structure: fabrique, isAgreed: false }));
    expect(await stateOf(house, paul, fabrique)).toBe('refused');
    expect(await nowOf(house, paul)).toEqual([]);
    granted(await portal.standFor(paul, known(fabrique)));
    expect(await stateOf(house, paul, fabrique)).toBe('asked');
  });

  it('MANDATE-4: whoever becomes an organiser speaks for what they said they speak for', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    const changed = granted(await portal.changeRole(ana, paul.account, 'organiser'));
    expect(changed).toMatchObject({ role: 'organiser', structures: [fabrique] });
    expect(await stateOf(house, paul, fabrique)).toBe('agreed');
  });

  it('MANDATE-4: a full disk gives nothing away: the person stays to be confirmed', async () => {
    const { house, portal, ana, fabrique } = await scene();
    const paul = await comesFor(house, ana, 'Paul', known(fabrique));
    house.live.full = true;
    const given = { person: paul.account, structure: fabrique, isAgreed: true };
    expect(await portal.settleMandate(ana, given)).toEqual({ ok: false, why: 'notStored' });
    house.live.full = false;
    expect(await stateOf(house, paul, fabrique)).toBe('asked');
    granted(await portal.settleMandate(ana, given));
    expect(await nowOf(house, paul)).toEqual([fabrique]);
  });
});

describe('what is said meanwhile', () => {
  it('MANDATE-3: stands on the public page as said by a person, until it is agreed; then as the structure’s', async () => {
    const { house, portal, ana } = await scene();
    const paul = await comesFor(house, ana, 'Paul', mairie);
    const id = await named(house, mairie.name);
    const pens = { named: paul.account as string as Pen, veiled: paul.veiledPen };
    await house.live.act(COMMONS, (doc) =>
      askQuestion(
        doc,
        pens,
        { sentence: 'Qui ouvre le samedi ?', voice: { kind: 'structure', structure: id } },
        house.world,
      ),
    );
    const page = async () => granted(await portal.publicPage('nec-dordogne-2027'));
    const before = await page();
    expect(before.structuresAsking).toBe(0);
    expect(before.structures.map(({ name }) => name)).toEqual(['La Fabrique']);
    expect(before.elsewhere[0]).toMatchObject({ structures: 0, asker: { kind: 'person' } });
    expect(JSON.stringify(before)).not.toContain('Sarlat');
    granted(await portal.settleMandate(ana, { person: paul.account, structure: id, isAgreed: true }));
    const after = await page();
    expect(after.structuresAsking).toBe(1);
    expect(after.elsewhere[0]).toMatchObject({
      structures: 1,
      asker: { kind: 'structure', name: 'Mairie de Sarlat' },
    });
  });
});
