/** What somebody does to an entry: lay it down, write inside it, take it out of its root. */
export type EntryAct = 'create' | 'change' | 'remove';

/**
 * How far a hand reaches: no entry, those under one's own pens, those while discussion is open (the space is no
 * longer *avant*), one's own and the cards of structures that one stands for, one's own and what such a structure
 * signs, or every entry of the root.
 */
export type Reach = 'none' | 'own' | 'ownOnceOpen' | 'stoodFor' | 'signedFor' | 'any';
export type Reaches = Readonly<Record<EntryAct, Reach>>;

/** Access rights, by role. A reader has none. */
interface ByRole {
  readonly organiser: Reaches;
  readonly partner: Reaches;
}

const reaches = (create: Reach, change: Reach, remove: Reach): Reaches => ({ create, change, remove });

export const NONE = reaches('none', 'none', 'none');
const OWN = reaches('own', 'own', 'own');
const OWN_ONCE_OPEN = reaches('ownOnceOpen', 'own', 'own');
const OWN_AND_TENDED = reaches('own', 'any', 'own');
const ANY = reaches('any', 'any', 'any');

/** The access rights that a kind may have. */
export const RIGHTS = {
  /** Nobody reaches another's, organisers included. */
  theirOwn: { organiser: OWN, partner: OWN },
  /** Written once discussion is open; one's own can be mended and taken back whatever the phase. */
  theirOwnOnceOpen: { organiser: OWN_ONCE_OPEN, partner: OWN_ONCE_OPEN },
  /** Each writes their own; the committee tends all of them. */
  tended: { organiser: OWN_AND_TENDED, partner: OWN },
  /** The same; and colleagues mend what is written for a structure that they stand for too. */
  signedAndTended: { organiser: OWN_AND_TENDED, partner: reaches('own', 'signedFor', 'own') },
  /** The committee decides. */
  organisers: { organiser: ANY, partner: NONE },
  /** Each organiser writes their own. */
  organisersTheirOwn: { organiser: OWN, partner: NONE },
  /** Everybody adds one, its people tend it; it never goes with what others wrote in it. */
  addedAndStoodFor: { organiser: ANY, partner: reaches('own', 'stoodFor', 'none') },
  /** Laid down once, changed field by field, never taken out, nor replaced by others that say less. */
  lasting: { organiser: reaches('any', 'any', 'none'), partner: NONE },
  /** The server's alone. */
  serverOnly: { organiser: NONE, partner: NONE },
} as const satisfies Readonly<Record<string, ByRole>>;

/** Named in a kind, looked up where it is asked (`policy.ts`): a page that only reads does without the table. */
export type Rights = keyof typeof RIGHTS;
