import type { AccountId, ItemId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import {
  checkContact,
  MOST_CONTACTS,
  type Contact,
  type ContactDoorRefusal,
  type ContactsPortal,
  type GivenContact,
} from '#protocol/contacts.ts';
import type { Session } from '#protocol/portal.ts';
import type { AccessRow, ContactRow } from '../store/store.ts';
import { roleNow } from './members.ts';
import type { Needs } from './needs.ts';
import { freshName } from '../secrets.ts';
import { storing } from './storing.ts';
import { isKnownStructure } from './structures.ts';

const DAY = 86_400_000;
/** How long it is kept who looked. */
const ACCESSES_LAST = 365 * DAY;
const MOST_ACCESSES = 500;

/** The root under which the operator erases one: no root of any document. */
export const CONTACTS = 'contacts';

/** Who may, by what the tables say at this moment; a disk that takes nothing more is a refusal. */
export const organisersOnly =
  (needs: Needs) =>
  <T, Why extends string>(
    me: Session,
    act: () => Promise<Result<T, Why>>,
  ): Promise<Result<T, Why | 'notAllowed' | 'notStored'>> =>
    storing<T, Why | 'notAllowed'>(async () =>
      (await roleNow(needs, me)) === 'organiser' ? act() : refused('notAllowed'),
    );

/** A contact that I add now, under an id of chance. */
export const newContact = (needs: Needs, me: Session, checked: GivenContact): ContactRow => ({
  ...checked,
  space: me.space,
  id: freshName(needs.random),
  addedBy: me.account,
  addedAt: needs.world.now(),
  editedAt: null,
});

/** Contacts of organisers. A look that cannot be noted shows nothing. */
export function createContacts(needs: Needs): Omit<ContactsPortal, 'importContacts' | 'takeBackContacts'> {
  const { people } = needs.store;
  const asOrganiser = organisersOnly(needs);
  const found = async (space: string, id: string): Promise<ContactRow | undefined> =>
    (await people.contacts(space)).find((row) => row.id === id);
  const access = (
    me: Session,
    act: AccessRow['act'],
    of: Partial<Pick<AccessRow, 'contact' | 'structure'>> = {},
  ): AccessRow => accessOf(me, needs.world.now(), act, of);

  return {
    contacts: (me, structure) =>
      asOrganiser(me, async () => {
        await noteLook(needs, me, structure);
        const rows = await people.contacts(me.space);
        return done(rows.filter((row) => structure === null || row.structure === structure).map(contactFrom));
      }),

    addContact: (me, given) =>
      asOrganiser<Contact, ContactDoorRefusal>(me, async () => {
        const checked = await check(needs, me, given);
        if (!checked.ok) return checked;
        if ((await people.contacts(me.space)).length >= MOST_CONTACTS) return refused('tooMany');
        const row = newContact(needs, me, checked.value);
        await people.addContact(row, access(me, 'added', { contact: row.id }));
        return done(contactFrom(row));
      }),

    changeContact: (me, id, given) =>
      asOrganiser<Contact, ContactDoorRefusal | 'unknownContact'>(me, async () => {
        const known = await found(me.space, id);
        if (known === undefined) return refused('unknownContact');
        const checked = await check(needs, me, given);
        if (!checked.ok) return checked;
        const row: ContactRow = { ...known, ...checked.value, editedAt: needs.world.now() };
        await people.changeContact(row, access(me, 'changed', { contact: id }));
        return done(contactFrom(row));
      }),

    removeContact: (me, id) =>
      asOrganiser(me, async () => {
        if ((await found(me.space, id)) === undefined) return refused('unknownContact');
        await takeAway(needs, me.space, id, access(me, 'removed', { contact: id }));
        return done(null);
      }),

    contactAccesses: async (me) => {
      if ((await roleNow(needs, me)) !== 'organiser') return refused('notAllowed');
      const names = new Map((await people.contacts(me.space)).map(({ id, name }) => [id, name]));
      const rows = await people.accesses(me.space, MOST_ACCESSES);
      return done(
        rows.map(({ at, account, act, contact, structure }) => ({
          at,
          account: account as AccountId,
          act,
          contact: contact === null ? null : { id: contact, name: names.get(contact) ?? null },
          structure: structure as ItemId | null,
        })),
      );
    },
  };
}

/** A line of the log: what somebody does, and with which one. */
export const accessOf = (
  { space, account }: Session,
  at: number,
  act: AccessRow['act'],
  of: Partial<Pick<AccessRow, 'contact' | 'structure'>> = {},
): AccessRow => ({ space, at, account, act, contact: null, structure: null, ...of });

/** Writes down that somebody looks at contacts, of a structure or all, before they see any. */
export const noteLook = ({ store, world }: Needs, me: Session, structure: string | null): Promise<void> =>
  store.people.noteAccess(accessOf(me, world.now(), 'listed', { structure }), world.now() - ACCESSES_LAST);

/** Takes a contact away for good, from the files too, and from a backup that is put back one day. */
export async function takeAway(
  { store, world, noteErased }: Pick<Needs, 'store' | 'world' | 'noteErased'>,
  space: string,
  id: string,
  access: AccessRow | null,
): Promise<void> {
  noteErased({ room: `${space}/${CONTACTS}`, root: CONTACTS, id, at: world.now() });
  await store.people.removeContact(space, id, access);
  await store.updates.scrub();
}

async function check(needs: Needs, me: Session, given: GivenContact) {
  const checked = checkContact(given, needs.world.now());
  if (!checked.ok) return checked;
  const { structure } = checked.value;
  if (structure !== null && !(await isKnownStructure(needs, me.space, structure)))
    return refused('structure.unknown');
  return checked;
}

const contactFrom = ({ space: _, addedBy, structure, ...row }: ContactRow): Contact => ({
  ...row,
  structure: structure as ItemId | null,
  addedBy: addedBy as AccountId | null,
});
