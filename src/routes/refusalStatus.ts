/** The HTTP status that tells a refusal to a machine. People read the words. */
export const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  unreadable: 400,
  signedOut: 401,
  removed: 403,
  notAllowed: 403,
  'opening.closed': 403,
  'demo.closed': 403,
  noPublicPage: 404,
  unknownMember: 404,
  unknownInvitation: 404,
  unknownEntry: 404,
  unknownVersion: 404,
  unknownContact: 404,
  notThen: 404,
  'invitation.unknown': 404,
  lastOrganiser: 409,
  'space.nameTaken': 409,
  erased: 410,
  'invitation.expired': 410,
  'invitation.revoked': 410,
  'invitation.usedUp': 410,
  tooMany: 429,
  'invitation.tooMany': 429,
  'opening.tooMany': 429,
  'demo.tooMany': 429,
  damaged: 503,
  suspended: 503,
  notStored: 503,
};

/** 422 where the refusal is about what was typed. */
export const refusalStatus = (why: string): number => REFUSAL_STATUS[why] ?? 422;
