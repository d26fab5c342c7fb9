import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Session } from './portal.ts';

/**
 * Whom to write to in a structure. Personal details: they stand in a table of the server, go to organisers only, and
 * are kept by no document, no cache and no device. Every look and every change is noted.
 */
export interface ContactsPortal {
  /** Those of one structure, or all. */
  contacts(
    me: Session,
    structure: ItemId | null,
  ): Promise<Result<readonly Contact[], 'notAllowed' | 'notStored'>>;
  addContact(me: Session, given: GivenContact): Promise<Result<Contact, ContactDoorRefusal>>;
  changeContact(
    me: Session,
    id: string,
    given: GivenContact,
  ): Promise<Result<Contact, ContactDoorRefusal | 'unknownContact'>>;
  /** For good: nothing of it is left but the line that says that it went. */
  removeContact(
    me: Session,
    id: string,
  ): Promise<Result<null, 'notAllowed' | 'unknownContact' | 'notStored'>>;
  /** Many at once, out of a file; an answer for each, in the same order. */
  importContacts(
    me: Session,
    given: readonly GivenContact[],
  ): Promise<Result<readonly ImportedContact[], 'notAllowed' | 'notStored'>>;
  /** Takes back what I imported and nobody changed since. Answers how many that was. */
  takeBackContacts(me: Session, ids: readonly string[]): Promise<Result<number, 'notAllowed' | 'notStored'>>;
  /** Who looked, who changed what, the newest first: never what stood in it. */
  contactAccesses(me: Session): Promise<Result<readonly ContactAccess[], 'notAllowed'>>;
}

export interface GivenContact {
  readonly structure: ItemId | null;
  readonly name: string;
  /** What they are there: « directrice », « conseiller numérique ». */
  readonly role: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  /** The day on which they were told that they are in this list, milliseconds since 1970; null: not yet. */
  readonly informedAt: number | null;
}

export interface Contact extends GivenContact {
  readonly id: string;
  /** Null once that person has left for good. */
  readonly addedBy: AccountId | null;
  readonly addedAt: number;
  readonly editedAt: number | null;
}

/** `known`: the structure has a contact of that address, or of that number where it bears no address. */
export type ImportedContact =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: ContactDoorRefusal };

/** Of one space. */
export const MOST_CONTACTS = 5_000;
/** How many go to the server in one request. */
export const MOST_CONTACTS_AT_ONCE = 100;

export interface ContactAccess {
  readonly at: number;
  readonly account: AccountId;
  readonly act: 'listed' | 'added' | 'changed' | 'removed';
  /** Which one, while it is there: its name. */
  readonly contact: { readonly id: string; readonly name: string | null } | null;
  /** Those of one structure; with no contact either: all. */
  readonly structure: ItemId | null;
}

export type ContactRefusal =
  | 'contact.nameEmpty'
  | 'contact.nameTooLong'
  | 'contact.roleTooLong'
  | 'contact.email'
  | 'contact.phone'
  | 'contact.noteTooLong'
  | 'contact.informedLater';

export type ContactDoorRefusal =
  ContactRefusal | 'structure.unknown' | 'notAllowed' | 'tooMany' | 'notStored';

export const LONGEST_CONTACT_NAME = 80;
export const LONGEST_CONTACT_NOTE = 500;
const LONGEST_EMAIL = 254;
const A_DAY = 86_400_000;

/** What looks like an address: only a letter that arrives shows that it is one. */
const EMAIL = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/u;
const PHONE = /^\+?[\d\s().-]{4,30}$/;

/** A contact, tidied; or what is wrong with it. Nothing is cut in silence. */
export function checkContact(given: GivenContact, now: number): Result<GivenContact, ContactRefusal> {
  const [name, role, phone] = [tidy(given.name), tidy(given.role), tidy(given.phone)];
  const [email, note] = [given.email.trim(), given.note.trim()];
  if (!/\p{L}/u.test(name)) return refused('contact.nameEmpty');
  if (name.length > LONGEST_CONTACT_NAME) return refused('contact.nameTooLong');
  if (role.length > LONGEST_CONTACT_NAME) return refused('contact.roleTooLong');
  if (email !== '' && (email.length > LONGEST_EMAIL || !EMAIL.test(email))) return refused('contact.email');
  if (phone !== '' && !isPhone(phone)) return refused('contact.phone');
  if (note.length > LONGEST_CONTACT_NOTE) return refused('contact.noteTooLong');
  const { structure, informedAt } = given;
  // A day further: theirs may have begun where ours has not.
  if (informedAt !== null && informedAt > now + A_DAY) return refused('contact.informedLater');
  return done({ structure, name, role, email, phone, note, informedAt });
}

/** Six digits at least (New Caledonia), fifteen at most. */
function isPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '').length;
  return PHONE.test(phone) && digits >= 6 && digits <= 15;
}

/** A phone number as a link dials it. */
export const dialled = (phone: string): string => `tel:${phone.replace(/(?!^\+)\D/g, '')}`;
