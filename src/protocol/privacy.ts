import type { MandateState } from '#domain/kinds/mandate.ts';
import type { AccountId } from '#domain/ids.ts';
import type { LegalSheet } from '#domain/projections/legalSheet.ts';
import type { Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
import type { PublicRefusal, Session } from './portal.ts';

/** Who reads what a closed space says of its data: a member, by their token, or whom the caller knows to have a way in. */
export interface LegalReader {
  readonly token?: string | undefined;
  readonly isKnown?: boolean;
}

/** What the law gives to people, as pages may ask it of the server. */
export interface PrivacyPortal {
  /** What a space says of the data it keeps, and of who answers for it: to all where the commons is open to all. */
  legalSheet(space: string, by: LegalReader): Promise<Result<LegalSheet, PublicRefusal>>;

  /** What I agreed to, and did not take back. */
  consents(me: Session): Promise<readonly Consent[]>;
  setConsent(me: Session, given: GivenConsent): Promise<Result<readonly Consent[], ConsentRefusal>>;

  /** All that the server keeps of me in this space. */
  myData(me: Session): Promise<MyData>;

  /** What an erasure of somebody would take: of oneself anybody may ask, of others an organiser. */
  lookAtPerson(me: Session, account: string): Promise<Result<PersonSheet, PersonRefusal>>;
  /** Erases somebody for good; `withWords`, what they contributed as well. It is on the disk when this answers. */
  erasePerson(
    me: Session,
    account: string,
    withWords: boolean,
  ): Promise<Result<null, PersonRefusal | 'lastOrganiser' | 'notStored'>>;

  /** Who is about to be erased because they have not come for long: for organisers. */
  soonErased(me: Session): Promise<Result<readonly SoonErased[], 'notAllowed'>>;
  /** The day (milliseconds since 1970) on which I came back who was about to be erased, for a month; else null. */
  returnedOn(me: Session): Promise<number | null>;
}

export const CONSENT_PURPOSES = ['publicName'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The version of the words that ask for a consent. Whoever agreed to others is asked again. */
export const CONSENT_WORDS = '1';

export interface Consent {
  readonly purpose: ConsentPurpose;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  readonly words: string;
}

export interface GivenConsent {
  readonly purpose: ConsentPurpose;
  readonly isGiven: boolean;
  /** The version of the words that were read. */
  readonly words: string;
}

export type ConsentRefusal = 'consent.otherWords' | 'notStored';
export type PersonRefusal = 'notAllowed' | 'unknownMember';

/** An entry that somebody wrote, or that names them, in a few words. */
export interface PersonWords {
  readonly root: string;
  readonly id: string;
  /** The beginning of what it says; empty where it says nothing in words. */
  readonly text: string;
}

export interface PersonSheet {
  readonly account: AccountId;
  /** Null for somebody who is erased already, and whose words stayed: those can still go. */
  readonly name: string | null;
  /** What they contributed: of oneself all of it, of somebody else what bears their name. */
  readonly words: readonly PersonWords[];
  /** Entries by others that answer those, and would go with them. */
  readonly answers: number;
  /** What others wrote in which their name stands: it stays, and is to be read again by a person. */
  readonly mentions: readonly PersonWords[];
  readonly isLastOrganiser: boolean;
}

export interface SoonErased {
  readonly account: AccountId;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly on: number;
  /** They are the only organiser: they are warned of, never erased. */
  readonly isLastOrganiser: boolean;
}

/** All that is kept of one person, in a file that is theirs. Hours are rounded to the hour. */
export interface MyData {
  readonly format: 'terreau-my-data-1';
  readonly space: string;
  /** ISO hours, here and below. */
  readonly writtenAt: string;
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly structures: readonly string[];
    /** What one said that one speaks for, and what was answered. */
    readonly mandates: readonly {
      readonly structure: string;
      readonly state: MandateState;
      readonly askedAt: string;
    }[];
    readonly joinedAt: string;
    /** `YYYY-MM-DD`. */
    readonly lastVisit: string | null;
  };
  readonly sessions: readonly { readonly since: string; readonly lastSeen: string }[];
  /** The invitation one came in by, and those that one made. */
  readonly cameBy: { readonly role: Role; readonly label: string | null; readonly madeAt: string } | null;
  readonly invitationsMade: readonly {
    readonly role: Role;
    readonly label: string | null;
    readonly madeAt: string;
  }[];
  readonly consents: readonly {
    readonly purpose: string;
    readonly givenAt: string;
    readonly withdrawnAt: string | null;
    readonly words: string;
  }[];
  /** When one looked at the contacts of organisers, or changed them. */
  readonly accesses: readonly { readonly at: string; readonly act: string }[];
  /** Everything under one's pens, with and without one's name. */
  readonly contributions: readonly (PersonWords & {
    readonly signed: boolean;
    readonly fields: Readonly<Record<string, unknown>>;
  })[];
}
