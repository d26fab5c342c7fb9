import { expect, it } from 'vitest';
import type { AccessRow, ContactRow } from '#server/store/store.ts';
import type { StoreOnTrial } from './store.contract.ts';

const contact = (id: string, given: Partial<ContactRow> = {}): ContactRow => ({
  space: 'nec-24',
  id,
  structure: 's1',
  name: 'Madame Martin',
  role: 'Directrice',
  email: 'martin@example.org',
  phone: '+33 5 53 00 00 00',
  note: '',
  addedBy: 'ana',
  addedAt: 1_000,
  informedAt: null,
  editedAt: null,
  ...given,
});

const access = (act: AccessRow['act'], at: number, given: Partial<AccessRow> = {}): AccessRow => ({
  space: 'nec-24',
  at,
  account: 'ana',
  act,
  contact: null,
  structure: null,
  ...given,
});

/** What a store promises of contacts and of who looked at them. */
export function contactPromises(trial: () => StoreOnTrial, reopen: () => Promise<void>): void {
  const people = () => trial().store.people;

  it('BACK-8: contacts are kept by space, changed and removed, each with its line in the log', async () => {
    await people().addContact(contact('c1'), access('added', 5, { contact: 'c1' }));
    await people().addContact(
      contact('c2', { addedAt: 900, structure: null, informedAt: 864e5 }),
      access('added', 6, { contact: 'c2' }),
    );
    await people().addContact(contact('c1', { space: 'nec-33' }), access('added', 6, { space: 'nec-33' }));
    const changed = contact('c1', { name: 'Madame Petit', editedAt: 7, addedBy: 'luc', addedAt: 7 });
    await people().changeContact(changed, access('changed', 7, { account: 'luc', contact: 'c1' }));
    await reopen();
    expect(await people().contacts('nec-24')).toEqual([
      contact('c2', { addedAt: 900, structure: null, informedAt: 864e5 }),
      contact('c1', { name: 'Madame Petit', editedAt: 7 }),
    ]);
    await people().removeContact('nec-24', 'c2', access('removed', 8, { contact: 'c2' }));
    await people().removeContact('nec-24', 'nobody', null);
    expect((await people().contacts('nec-24')).map(({ id }) => id)).toEqual(['c1']);
    expect((await people().contacts('nec-33')).map(({ id }) => id)).toEqual(['c1']);
    expect((await people().accesses('nec-24', 10)).map(({ act, contact: of }) => [act, of])).toEqual([
      ['removed', 'c2'],
      ['changed', 'c1'],
      ['added', 'c2'],
      ['added', 'c1'],
    ]);
    expect(await people().accesses('nec-24', 1)).toHaveLength(1);
  });

  it('BACK-8: a contact that cannot be written leaves no line either', async () => {
    await people().addContact(contact('c1'), access('added', 5, { contact: 'c1' }));
    await expect(people().addContact(contact('c1'), access('added', 6))).rejects.toThrow();
    expect(await people().accesses('nec-24', 10)).toHaveLength(1);
  });

  it('BACK-9: a look is noted, and lines that have lasted long enough go, of this space only', async () => {
    await people().noteAccess(access('listed', 5, { structure: 's1' }), 0);
    await people().noteAccess(access('listed', 5, { space: 'nec-33' }), 0);
    await people().noteAccess(access('listed', 9), 6);
    expect(await people().accesses('nec-24', 10)).toEqual([access('listed', 9)]);
    expect(await people().accesses('nec-33', 10)).toHaveLength(1);
  });
}
