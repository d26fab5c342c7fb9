/**
 * Why the server closes a socket. 4400 to 4499 tell a y-websocket client to stop coming back;
 * 4500 and above mean *later*.
 */
export const CLOSE = {
  /** No session, or it ended: sign in by a link again. */
  signedOut: 4401,
  /** This role may not open this room, or the right was withdrawn. */
  refused: 4403,
  /** No such space or room. */
  gone: 4404,
  /** The server restarts: come back in a moment. */
  restarting: 4500,
  /** This socket could not keep up; resynchronise. */
  tooSlow: 4501,
  /** The room had to close on an error of ours. */
  roomFailed: 4502,
  /** The server, or this account, has as many connections or rooms as it may: come back later. */
  full: 4503,
  /** What the server holds of this room is damaged: it stays closed until the operator has repaired it. */
  damaged: 4504,
  /** The operator has suspended the space: nobody enters until it is opened again. */
  suspended: 4505,
} as const;

export type CloseReason = keyof typeof CLOSE;

export const closeReason = (code: number): CloseReason | null =>
  (Object.keys(CLOSE) as CloseReason[]).find((reason) => CLOSE[reason] === code) ?? null;
