/** The words that frames carry between this server and this client. They are the wire's: none changes. */

/** Why an update frame was not let in. The words for people are in `ui/words`. */
export const REFUSALS = [
  'role',
  'notAllowed',
  'notYours',
  'phase',
  'setAside',
  'voice',
  'clientId',
  'shape',
  'tooLarge',
  'tooMany',
  'unreadable',
  'closed',
  'full',
  'shareFull',
  'notStored',
] as const;
export type UpdateRefusal = (typeof REFUSALS)[number];

/** What changed outside the document (the members of the space, my own role), or that my share of it is nearly full. */
export type NewsTopic = 'members' | 'role' | 'share';
