import { beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '#protocol/portal.ts';
import type { GivenContact } from '#protocol/contacts.ts';
import { createTerminalActs } from '#server/portal.ts';
import { checkContact, dialled } from '#protocol/contacts.ts';
import type { MemoryStore } from '../support/memoryStore.ts';
import { valueOf } from '../domain/scene.ts';
import { anaFounds, DAY, joins, memoryHouse, START, type PortalHouse } from './portalHouse.ts';

const MARTIN: GivenContact = {
  structure: null,
  name: ' Madame  Martin ',
  role: 'Directrice',
  email: 'martin@example.org',
  phone: '05 53 00 00 00',
  note: 'Le matin.',
  informedAt: null,
};

let house: PortalHouse;
let ana: Me;
let paul: Me;
let rose: Me;
beforeEach(async () => {
  house = memoryHouse();
  ana = await anaFounds(house.portal);
  paul = (await joins(house.portal, ana, 'Paul')).me;
  rose = (await joins(house.portal, ana, 'Rose', 'reader')).me;
});

const log = async () =>
  valueOf(await house.portal.contactAccesses(ana)).map(({ account, act, contact }) => [
    account,
    act,
    contact?.name ?? null,
  ]);

describe('Contacts', () => {
  it('BACK-8: an organiser adds one, changes it and takes it away; each act is noted with its hour', async () => {
    const { portal, clock } = house;
    const added = valueOf(await portal.addContact(ana, MARTIN));
    expect(added).toMatchObject({ name: 'Madame Martin', addedBy: ana.account, addedAt: START });
    clock.now += DAY;
    const informed = { ...MARTIN, informedAt: START };
    valueOf(await portal.changeContact(ana, added.id, informed));
    expect(valueOf(await portal.contacts(ana, null))).toMatchObject([
      { name: 'Madame Martin', informedAt: START, addedAt: START, editedAt: START + DAY },
    ]);
    expect(valueOf(await portal.contacts(ana, 's9' as never))).toEqual([]);
    valueOf(await portal.removeContact(ana, added.id));
    expect(await log()).toEqual(
      ['removed', 'listed', 'listed', 'changed', 'added'].map((act) => [ana.account, act, null]),
    );
    for (const answer of [
      await portal.changeContact(ana, added.id, MARTIN),
      await portal.removeContact(ana, added.id),
    ])
      expect(answer).toEqual({ ok: false, why: 'unknownContact' });
  });

  it('BACK-10: nobody but an organiser reads, writes or looks who looked, from the moment that they are none', async () => {
    const { portal } = house;
    const { id } = valueOf(await portal.addContact(ana, MARTIN));
    const closed = async (me: Me) =>
      [
        await portal.contacts(me, null),
        await portal.addContact(me, MARTIN),
        await portal.changeContact(me, id, MARTIN),
        await portal.removeContact(me, id),
        await portal.contactAccesses(me),
        await portal.importContacts(me, [MARTIN]),
        await portal.takeBackContacts(me, [id]),
      ].map((answer) => (answer.ok ? 'let in' : answer.why));
    const shut = Array<string>(7).fill('notAllowed');
    expect([await closed(paul), await closed(rose)]).toEqual([shut, shut]);
    // Somebody who claims another role than the tables say.
    expect(await closed({ ...paul, role: 'organiser' })).toEqual(shut);
    valueOf(await portal.changeRole(ana, paul.account, 'organiser'));
    valueOf(await portal.contacts(paul, null));
    valueOf(await portal.changeRole(ana, paul.account, 'partner'));
    expect(await closed({ ...paul, role: 'organiser' })).toEqual(shut);
  });

  it('BACK-9: a look that cannot be noted shows nothing; lines go after twelve months', async () => {
    const { portal, clock } = house;
    valueOf(await portal.addContact(ana, MARTIN));
    const { disk } = house.store as MemoryStore;
    disk.full = true;
    expect(await portal.contacts(ana, null)).toEqual({ ok: false, why: 'notStored' });
    disk.full = false;
    expect(await log()).toHaveLength(1);
    clock.now += 366 * DAY;
    valueOf(await portal.contacts(ana, null));
    expect(await log()).toEqual([[ana.account, 'listed', null]]);
  });

  it('BACK-9: the log never holds what stood in a contact', async () => {
    const { portal } = house;
    const { id } = valueOf(await portal.addContact(ana, MARTIN));
    valueOf(await portal.changeContact(ana, id, { ...MARTIN, note: 'Autre chose.' }));
    const rows = JSON.stringify((house.store as MemoryStore).disk.table('contact_accesses'));
    for (const word of ['Martin', 'example', '05 53', 'matin', 'Autre']) expect(rows).not.toContain(word);
  });

  it.each([
    [{ name: ' … ' }, 'contact.nameEmpty'],
    [{ name: 'é'.repeat(81) }, 'contact.nameTooLong'],
    [{ role: 'é'.repeat(81) }, 'contact.roleTooLong'],
    [{ email: 'martin@mairie' }, 'contact.email'],
    [{ email: 'a b@example.org' }, 'contact.email'],
    [{ phone: '05 53' }, 'contact.phone'],
    [{ phone: 'zéro cinq' }, 'contact.phone'],
    [{ note: 'é'.repeat(501) }, 'contact.noteTooLong'],
    [{ informedAt: START + 3 * DAY }, 'contact.informedLater'],
    [{ structure: 'nowhere' as never }, 'structure.unknown'],
  ])('BACK-8: what cannot be is refused with a reason: %j', async (given, why) => {
    expect(await house.portal.addContact(ana, { ...MARTIN, ...given })).toEqual({ ok: false, why });
    expect(await log()).toEqual([]);
  });

  it.each(['', '+687 25 00 00', '(0)5.53-00.00.00', '250000'])('BACK-8: %s is a number to call', (phone) => {
    expect(checkContact({ ...MARTIN, phone }, START).ok).toBe(true);
    expect(dialled(phone)).toMatch(/^tel:\+?\d*$/);
  });

  it('BACK-8: the operator erases one, and says first what would go', async () => {
    const { portal, parts } = house;
    const { id } = valueOf(await portal.addContact(ana, MARTIN));
    const noted: string[] = [];
    const acts = createTerminalActs({
      ...parts,
      noteErased: ({ root, id: one }) => void noted.push(`${root}/${one}`),
    });
    const entry = `contacts/${id}`;
    expect(valueOf(await acts.erase(ana.space, entry, false))).toEqual({
      isDone: false,
      counts: { contacts: 1 },
    });
    expect(valueOf(await portal.contacts(ana, null))).toHaveLength(1);
    expect(valueOf(await acts.erase(ana.space, entry, true)).isDone).toBe(true);
    expect([valueOf(await portal.contacts(ana, null)), noted]).toEqual([[], [entry]]);
    expect(await acts.erase(ana.space, entry, true)).toEqual({ ok: false, why: 'unknownEntry' });
  });
});
