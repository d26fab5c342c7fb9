import type { ReadContact } from '../domain/readContacts.ts';
import type { ItemId } from '#domain/ids.ts';
import { refused, type Result } from '#domain/result.ts';
import {
  checkContact,
  MOST_CONTACTS_AT_ONCE,
  type GivenContact,
  type ImportedContact,
} from '#protocol/contacts.ts';
import type { SessionRefusal } from '#protocol/portal.ts';
import { askServer } from '#sync/askServer.ts';

/** A contact as a row has it. */
export interface ContactOfRow extends ReadContact {
  readonly line: number;
  /** Of one line, which. */
  readonly n: number;
}

export type ContactTrouble = SessionRefusal | 'notAllowed' | 'notStored' | 'unreachable';

/** The door of the server for many contacts (`/contacts/many`). */
export type ContactDoor = <T>(method: 'POST' | 'DELETE', body: unknown) => Promise<Result<T, ContactTrouble>>;

export const contactDoor =
  (slug: string): ContactDoor =>
  (method, body) =>
    askServer(
      { fetch: (...request) => fetch(...request), origin: location.origin },
      `${encodeURIComponent(slug)}/contacts/many`,
      method,
      body,
    );

/**
 * Phones and mails of an imported file, on their way to contacts: only once somebody asks for it, in memory alone, and
 * with the network. `idle`: nothing is asked of it. `waiting`: they go once the structures have reached the server.
 */
export class ContactImport {
  /** Off until somebody says so. */
  isWanted = $state(false);
  rows: readonly ContactOfRow[] = $state.raw([]);
  step: 'idle' | 'waiting' | 'sending' | 'done' | 'takenBack' = $state('idle');
  trouble: ContactTrouble | null = $state.raw(null);
  known = $state(0);
  refused = $state(0);
  #left: readonly GivenContact[] = $state.raw([]);
  #added: readonly string[] = $state.raw([]);

  #reception = '';

  readonly #door: ContactDoor;

  constructor(door: ContactDoor) {
    this.#door = door;
  }

  /** `reception`: what somebody is called whom the file does not name. */
  want(isWanted: boolean, reception: string): void {
    this.isWanted = isWanted;
    this.#reception = reception;
  }

  get added(): number {
    return this.#added.length;
  }
  get left(): number {
    return this.#left.length;
  }

  /** Once the structures are written. */
  begin(structureOf: (line: number) => ItemId | null): void {
    if (!this.isWanted || this.step !== 'idle') return;
    this.#left = this.rows.filter(isGood).flatMap((row) => {
      const structure = structureOf(row.line);
      return structure === null ? [] : [given(row, structure, this.#reception)];
    });
    this.step = this.#left.length === 0 ? 'idle' : 'waiting';
  }

  /** Sends what is left, part by part. What could not go stays, for another try. */
  async send(): Promise<void> {
    if (this.step !== 'waiting') return;
    this.step = 'sending';
    this.trouble = null;
    while (this.#left.length > 0) {
      const part = this.#left.slice(0, MOST_CONTACTS_AT_ONCE);
      const answer = await this.#door<readonly ImportedContact[]>('POST', part);
      if (!answer.ok) {
        this.trouble = answer.why;
        this.step = 'waiting';
        return;
      }
      this.#left = this.#left.slice(part.length);
      this.#added = [
        ...this.#added,
        ...answer.value.flatMap((one) => (one.kind === 'added' ? [one.id] : [])),
      ];
      this.known += answer.value.filter(({ kind }) => kind === 'known').length;
      this.refused += answer.value.filter(({ kind }) => kind === 'refused').length;
    }
    this.step = 'done';
  }

  /** Takes back what was added, and sends nothing more. Not while some are on their way: they would arrive after. */
  async takeBack(): Promise<Result<number, ContactTrouble>> {
    if (this.step === 'sending') return refused('unreachable');
    this.#left = [];
    if (this.#added.length === 0) {
      this.step = 'idle';
      return { ok: true, value: 0 };
    }
    const answer = await this.#door<number>('DELETE', this.#added);
    if (!answer.ok) return refused(answer.why);
    this.#added = [];
    this.step = 'takenBack';
    return answer;
  }
}

/** Whether it is a contact at all: an address that is none is left, and said. Nobody was told yet: the hour says nothing. */
export const isGood = (row: ReadContact): boolean => checkContact(given(row, null, 'a'), 0).ok;

const given = (
  { name, email, phone }: ReadContact,
  structure: ItemId | null,
  reception: string,
): GivenContact => ({
  structure,
  name: name ?? reception,
  role: '',
  email,
  phone,
  note: '',
  informedAt: null,
});
