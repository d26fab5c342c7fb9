import type { SpaceSlug } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Entry, Me, SessionRefusal } from '#protocol/portal.ts';
import { CannotWrite, type MemberRow, type SessionRow } from '../store/store.ts';
import { meFrom } from './members.ts';
import type { Needs } from './needs.ts';
import { freshSecret, hashOf } from '../secrets.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * A session ends when nobody has come back for this long: the longest that browsers keep a cookie, and longer than
 * names are usually kept, so that whoever is about to be erased finds their place by one visit (ADR 0034).
 */
export const SESSION_LIFE = 400 * DAY;

/** Coming back is written down once a day at most: reading a page costs no write. */
const TOUCH_EVERY = DAY;

/** A session about to be written, and what its holder is given: the token is known here once, then only its hash. */
export function newSession(
  { world, random }: Needs,
  member: Pick<MemberRow, 'space' | 'account'>,
): { readonly row: SessionRow; readonly entry: Entry } {
  const token = freshSecret(random);
  const at = world.now();
  return {
    row: {
      tokenHash: hashOf(token),
      space: member.space,
      account: member.account,
      createdAt: at,
      lastSeenAt: at,
    },
    entry: { space: member.space as SpaceSlug, token, maxAge: SESSION_LIFE },
  };
}

/**
 * Who this token is in this space, from the tables as they stand: a removal is effective at the next call. A space that
 * does not exist is answered as one in which nobody holds this token, by the same look-ups.
 */
export async function recognise(
  needs: Needs,
  space: string,
  token: string | undefined,
): Promise<Result<Me, SessionRefusal>> {
  const { people } = needs.store;
  const row = await people.space(space);
  const session = token ? await people.session(hashOf(token)) : null;
  if (row === null || session === null || session.space !== space) {
    if (token && (await people.isFarewell(space, hashOf(token)))) return refused('erased');
    return refused('signedOut');
  }
  const at = needs.world.now();
  if (at - session.lastSeenAt > SESSION_LIFE) {
    await ifDiskAllows(() => people.endSession(session.tokenHash));
    return refused('signedOut');
  }
  const member = await people.member(space, session.account);
  if (member === null) return refused('signedOut');
  if (member.removedAt !== null) return refused('removed');
  if (row.suspendedAt !== null) return refused('suspended');
  if (at - session.lastSeenAt >= TOUCH_EVERY)
    await ifDiskAllows(async () => {
      await people.touchSession(session.tokenHash, at);
      await people.noteVisit(space, session.account, at);
    });
  return done(meFrom(member, at));
}

/** A full disk must not lock out who only reads. */
async function ifDiskAllows(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
  }
}

/**
 * Ends the session of this token, if it is one of this space. The row first, then its lines, in every tab and on every
 * server: whoever comes back meanwhile is refused by the row.
 */
export async function endSession({ store, live }: Needs, space: string, token: string): Promise<void> {
  const hash = hashOf(token);
  const session = await store.people.session(hash);
  if (session?.space !== space) return;
  await store.people.endSession(hash);
  live.endSession(hash);
}
