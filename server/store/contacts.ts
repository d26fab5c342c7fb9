import { tableOf, sql, type Statement, type Tables } from './tables.ts';

/** Whom to write to in a structure: personal details, for organisers. */
export interface ContactRow {
  readonly space: string;
  readonly id: string;
  readonly structure: string | null;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  /** Null once that person has been erased. */
  readonly addedBy: string | null;
  readonly addedAt: number;
  /** The day on which they were told that they are in this list; null: not yet. */
  readonly informedAt: number | null;
  readonly editedAt: number | null;
}

export type ContactAct = 'listed' | 'added' | 'changed' | 'removed';

/** That somebody looked at contacts, or changed one; never what stood in it. */
export interface AccessRow {
  readonly space: string;
  readonly at: number;
  readonly account: string;
  readonly act: ContactAct;
  /** One contact, or those of one structure; neither: all of them. */
  readonly contact: string | null;
  readonly structure: string | null;
}

/** Contacts, and who looked at them or changed them. */
export interface ContactStore {
  /** The contact and its line in the log, or neither; so `changeContact` and `removeContact`. */
  addContact(row: ContactRow, access: AccessRow): Promise<void>;
  /** Who added it, and when, stays. Without a line where the server does it. */
  changeContact(row: ContactRow, access: AccessRow | null): Promise<void>;
  /** Without a line where the operator erases. */
  removeContact(space: string, id: string, access: AccessRow | null): Promise<void>;
  /** In the order in which they were added. */
  contacts(space: string): Promise<readonly ContactRow[]>;
  /** Notes a look, and lets go of all lines of the space from before `forgetBefore`. */
  noteAccess(access: AccessRow, forgetBefore: number): Promise<void>;
  /** The newest first. */
  accesses(space: string, most: number): Promise<readonly AccessRow[]>;
}

const CONTACTS = tableOf<ContactRow>('contacts', {
  space: true,
  id: true,
  structure: true,
  name: true,
  role: true,
  email: true,
  phone: true,
  note: true,
  addedBy: true,
  addedAt: true,
  informedAt: true,
  editedAt: true,
});
const ACCESSES = tableOf<AccessRow>('contact_accesses', {
  space: true,
  at: true,
  account: true,
  act: true,
  contact: true,
  structure: true,
});

/** Each act in one transaction with its line in the log. */
export function contactsOn(tables: Tables): ContactStore {
  tables.expect(CONTACTS.select, ACCESSES.select);
  const logged = async (access: AccessRow | null, act: Statement): Promise<void> => {
    await tables.change(...(access === null ? [] : [ACCESSES.insert(access)]), act);
  };
  return {
    addContact: (row, access) => logged(access, CONTACTS.insert(row)),
    changeContact: ({ space, id, addedBy: _by, addedAt: _at, ...change }, access) =>
      logged(access, CONTACTS.update({ space, id }, change)),
    removeContact: (space, id, access) =>
      logged(access, sql('DELETE FROM contacts WHERE space = $1 AND id = $2', space, id)),
    contacts: (space) => tables.select(`${CONTACTS.select} WHERE space = $1 ORDER BY added_at, id`, space),
    noteAccess: (access, forgetBefore) =>
      logged(
        access,
        sql('DELETE FROM contact_accesses WHERE space = $1 AND at < $2', access.space, forgetBefore),
      ),
    accesses: (space, most) =>
      tables.select(
        `${ACCESSES.select} WHERE space = $1 ORDER BY at DESC, ${tables.arrival} DESC LIMIT $2`,
        space,
        most,
      ),
  };
}
