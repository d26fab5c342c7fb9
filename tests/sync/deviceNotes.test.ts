import { describe, expect, it } from 'vitest';
import { ownNotes, spaceNotes, type Note, type SpaceNoteName } from '#sync/deviceNotes.ts';
import { forgetNotes } from '#sync/forgetNotes.ts';
import { pocket, refusing } from '../support/pocket.ts';

const text = (name: SpaceNoteName): Note<string> => ({
  name,
  read: (raw) => (typeof raw === 'string' ? raw : null),
});
const DRAFT = text('draft');
const LINKS = text('links');

/** What the notes of a space were called before they had one prefix. */
const OLD = ['draft', 'notes', 'cards', 'visit', 'links', 'told', 'returned', 'asks', 'asked-words'];

describe('The notes of a device', () => {
  it('DEVICE-20: belong to a space and an account; two spaces and two people do not read each other’s', () => {
    const shelf = pocket();
    spaceNotes('perigord', 'ana', shelf).keep(DRAFT, 'Qui aide ?');
    expect(spaceNotes('perigord', 'ana', shelf).read(DRAFT)).toBe('Qui aide ?');
    expect(spaceNotes('creuse', 'ana', shelf).read(DRAFT)).toBeNull();
    expect(spaceNotes('perigord', 'paul', shelf).read(DRAFT)).toBeNull();
  });

  it('DEVICE-20: of one who gives the device to another, the words wait and the rest goes', () => {
    const shelf = pocket();
    const ana = spaceNotes('perigord', 'ana', shelf);
    ana.keep(DRAFT, 'Qui aide ?');
    ana.keep(LINKS, 'https://t/join/secret');
    spaceNotes('perigord', 'paul', shelf);
    expect([...shelf.pages.keys()].sort()).toEqual(
      ['terreau:perigord:ana:draft', 'terreau:perigord::owner'].sort(),
    );
    expect([...shelf.pages.values()].join()).not.toContain('secret');
    expect(spaceNotes('perigord', 'ana', shelf).read(DRAFT)).toBe('Qui aide ?');
  });

  it('DEVICE-20: what is typed before anybody is recognised goes to whoever is; later, one finds one’s own there', () => {
    const shelf = pocket();
    spaceNotes('perigord', undefined, shelf).keep(DRAFT, 'Trop tôt ?');
    expect(spaceNotes('perigord', 'ana', shelf).read(DRAFT)).toBe('Trop tôt ?');
    spaceNotes('perigord', undefined, shelf).keep(DRAFT, 'Encore ?');
    expect(spaceNotes('perigord', 'ana', shelf).read(DRAFT)).toBe('Encore ?');
    expect([...shelf.pages.keys()].sort()).toEqual(
      ['terreau:perigord:ana:draft', 'terreau:perigord::owner'].sort(),
    );
  });

  it('DEVICE-21: no draft is lost on update: what has an old name is read once and moved', () => {
    const shelf = pocket(
      new Map([
        ['terreau-draft-nec-24', '"Avant ?"'],
        ['terreau-display', '"dark"'],
      ]),
    );
    expect(spaceNotes('nec-24', undefined, shelf).read(DRAFT)).toBe('Avant ?');
    expect(spaceNotes('nec-24', 'ana', shelf).read(DRAFT)).toBe('Avant ?');
    const display: Note<string, 'display'> = { name: 'display', read: (raw) => raw as string };
    expect(ownNotes(shelf).read(display)).toBe('dark');
    expect([...shelf.pages.keys()].every((key) => key.startsWith('terreau:'))).toBe(true);
  });

  it('DEVICE-22: are forgotten whole, of every account, old names too; those of another space and of the device stay', () => {
    const shelf = pocket();
    for (const account of ['ana', 'paul']) spaceNotes('nec-24', account, shelf).keep(DRAFT, account);
    spaceNotes('nec-24-bis', 'ana', shelf).keep(DRAFT, 'Reste');
    const display: Note<string, 'display'> = { name: 'display', read: (raw) => raw as string };
    ownNotes(shelf).keep(display, 'dark');
    for (const name of OLD) shelf.setItem(`terreau-${name}-nec-24`, '1');
    forgetNotes('nec-24', shelf);
    expect([...shelf.pages.keys()].sort()).toEqual(
      ['terreau:::display', 'terreau:nec-24-bis:ana:draft', 'terreau:nec-24-bis::owner'].sort(),
    );
  });

  it('DEVICE-22: a tab that is still open notes nothing once they were forgotten', () => {
    const shelf = pocket();
    const ana = spaceNotes('perigord', 'ana', shelf);
    forgetNotes('perigord', shelf);
    ana.keep(DRAFT, 'Encore là ?');
    expect(shelf).toHaveLength(0);
    expect(ana.read(DRAFT)).toBeNull();
  });

  it('DEVICE-20: a browser that refuses remembers nothing, and breaks nothing', () => {
    const ana = spaceNotes('perigord', 'ana', refusing);
    ana.keep(DRAFT, 'Qui ?');
    expect(ana.read(DRAFT)).toBeNull();
    forgetNotes('perigord', refusing);
  });
});
