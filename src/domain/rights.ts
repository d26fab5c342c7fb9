/** What somebody does to an entry: lay it down, write inside it, take it out of its root. */
export type EntryAct = 'create' | 'change' | 'remove';

/**
 * How far a hand reaches: no entry, those under one's own pens, those while discussion is open (the space is no
 * longer *avant*), one's own and the cards of structures that one stands for, one's own and what such a structure
 * signs, or every entry of the root.
 */
export type Reach = 'none' | 'own' | 'ownOnceOpen' | 'stoodFor' | 'signedFor' | 'any';
export type Reaches = Readonly<Record<EntryAct, Reach>>;

/** Access rights of a kind, by role. A reader has none. */
export interface Rights {
  readonly organiser: Reaches;
  readonly partner: Reaches;
}

const reaches = (create: Reach, change: Reach, remove: Reach): Reaches => ({ create, change, remove });

export const NONE = reaches('none', 'none', 'none');
const OWN = reaches('own', 'own', 'own');
const ANY = reaches('any', 'any', 'any');

/** Nobody reaches another's, organisers included. */
export const EACH_THEIR_OWN: Rights = { organiser: OWN, partner: OWN };

/** Written once discussion is open; one's own can be mended and taken back whatever the phase. */
const OWN_ONCE_OPEN = reaches('ownOnceOpen', 'own', 'own');
export const EACH_THEIR_OWN_ONCE_OPEN: Rights = { organiser: OWN_ONCE_OPEN, partner: OWN_ONCE_OPEN };

const OWN_AND_TENDED = reaches('own', 'any', 'own');
/** Each writes their own; the committee tends all of them. */
export const TENDED: Rights = { organiser: OWN_AND_TENDED, partner: OWN };

/** The same; and colleagues mend what is written for a structure that they stand for too. */
export const SIGNED_AND_TENDED: Rights = {
  organiser: OWN_AND_TENDED,
  partner: reaches('own', 'signedFor', 'own'),
};

/** The committee decides. */
export const ORGANISERS: Rights = { organiser: ANY, partner: NONE };

/** Each organiser writes their own. */
export const ORGANISERS_THEIR_OWN: Rights = { organiser: OWN, partner: NONE };

/** The cards of structures: everybody adds one, its people tend it; it never goes with what others wrote in it. */
export const ADDED_AND_STOOD_FOR: Rights = { organiser: ANY, partner: reaches('own', 'stoodFor', 'none') };

/** Laid down once, changed field by field, never taken out, nor replaced by others that say less. */
export const LASTING: Rights = { organiser: reaches('any', 'any', 'none'), partner: NONE };

/** The server's alone. */
export const SERVER_ONLY: Rights = { organiser: NONE, partner: NONE };
