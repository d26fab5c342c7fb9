import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { GivenContact } from '#protocol/contacts.ts';
import type { Me } from '#protocol/portal.ts';
import type { MemoryStore } from '../support/memoryStore.ts';
import { valueOf } from '../domain/scene.ts';
import { anaFounds, joins, memoryHouse, type PortalHouse } from './portalHouse.ts';

let house: PortalHouse;
let ana: Me;
let centre: ItemId;
beforeEach(async () => {
  house = memoryHouse();
  ana = await anaFounds(house.portal);
  const [first] = ana.structures;
  if (first === undefined) throw new Error('Ana stands for nobody');
  centre = first;
});

const of = (about: Partial<GivenContact>): GivenContact => ({
  structure: centre,
  name: 'Accueil',
  role: '',
  email: '',
  phone: '',
  note: '',
  informedAt: null,
  ...about,
});
const kinds = async (...given: readonly GivenContact[]) =>
  valueOf(await house.portal.importContacts(ana, given)).map((one) =>
    one.kind === 'refused' ? one.why : one.kind,
  );

describe('Contacts out of a file', () => {
  it('FILE-18: what a structure has already is not doubled, by address or by number, however it is written', async () => {
    const [mail, phone] = [of({ email: 'Accueil@example.org' }), of({ phone: '05 53 00 00 00' })];
    expect(await kinds(mail, phone, mail)).toEqual(['added', 'added', 'known']);
    expect(
      await kinds(
        of({ email: 'accueil@EXAMPLE.org', phone: '05 53 11 11 11' }),
        of({ phone: '+33553000000' }),
      ),
    ).toEqual(['known', 'known']);
    // One number for two addresses.
    expect(await kinds(of({ email: 'direction@example.org', phone: '05 53 00 00 00' }))).toEqual(['added']);
    expect(valueOf(await house.portal.contacts(ana, null))).toHaveLength(3);
  });

  it('FILE-18: each is judged by itself, and needs a structure that is here and a way to be reached', async () => {
    expect(
      await kinds(
        of({ email: 'non' }),
        of({ email: 'a@example.org', structure: null }),
        of({ email: 'a@example.org', structure: 'elsewhere' as ItemId }),
        of({}),
        of({ email: 'b@example.org' }),
      ),
    ).toEqual(['contact.email', 'structure.unknown', 'structure.unknown', 'contact.email', 'added']);
  });

  it('FILE-18: each is a line in the log, and none of what stood in it', async () => {
    await kinds(of({ email: 'marque@example.org' }), of({ email: 'marque2@example.org' }));
    expect(valueOf(await house.portal.contactAccesses(ana)).map(({ act }) => act)).toEqual([
      'added',
      'added',
    ]);
    expect(JSON.stringify((house.store as MemoryStore).disk.table('contact_accesses'))).not.toContain(
      'marque',
    );
  });

  it('FILE-18: to take an import back takes what I added and nobody changed, for good', async () => {
    const bo = (await joins(house.portal, ana, 'Bo', 'organiser')).me;
    const added = valueOf(
      await house.portal.importContacts(ana, [
        of({ email: 'a@example.org' }),
        of({ email: 'b@example.org' }),
        of({ email: 'c@example.org' }),
      ]),
    ).flatMap((one) => (one.kind === 'added' ? [one.id] : []));
    const [, mended] = added;
    valueOf(
      await house.portal.changeContact(bo, mended ?? '', of({ email: 'b@example.org', name: 'Mme B.' })),
    );
    const theirs = valueOf(await house.portal.addContact(bo, of({ email: 'd@example.org' })));
    expect(valueOf(await house.portal.takeBackContacts(ana, [...added, theirs.id, 'nobody']))).toBe(2);
    expect(valueOf(await house.portal.contacts(ana, null)).map(({ email }) => email)).toEqual([
      'b@example.org',
      'd@example.org',
    ]);
  });

  it('FILE-18: what the disk does not take is told, and those before it can be taken back', async () => {
    const { disk } = house.store as MemoryStore;
    disk.full = true;
    expect(await kinds(of({ email: 'a@example.org' }))).toEqual(['notStored']);
    disk.full = false;
    expect(await kinds(of({ email: 'a@example.org' }))).toEqual(['added']);
  });
});
