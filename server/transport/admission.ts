import type { IncomingMessage } from 'node:http';
import { roomRight } from '#domain/roles.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import { sessionCookie, type Portal } from '#protocol/portal.ts';
import { readCookie } from '#server/cookies.ts';
import { hashOf } from '#server/secrets.ts';
import { readRoomName, type RoomPlace } from '#server/document/roomShape.ts';
import type { Identity } from '#server/identity.ts';

/** Where live documents are: `/sync/<space>/<room>`, for a websocket and for polls alike. */
export const SYNC_PREFIX = '/sync/';

/** Who a request is, and which room it is for. */
export interface Admission {
  readonly place: RoomPlace;
  readonly identity: Identity;
}

const REASONS = {
  signedOut: 'signedOut',
  removed: 'refused',
  erased: 'refused',
  suspended: 'suspended',
} as const;

/**
 * Looks at who asks, from the tables as they stand, and at what room (`<space>/<room>`) for: who may not enter it
 * gets the reason that the connection is closed with. Rejects when the store cannot read.
 */
export async function recognise(
  whoAmI: Portal['whoAmI'],
  request: Pick<IncomingMessage, 'headers'>,
  room: string,
): Promise<Result<Admission, CloseReason>> {
  const place = readRoomName(room);
  if (place === null) return refused('gone');
  const token = readCookie(request.headers.cookie, sessionCookie(place.space));
  const me = await whoAmI(place.space, token);
  if (!me.ok) return refused(REASONS[me.why]);
  const { space, account, veiledPen, role, name, structures } = me.value;
  if (roomRight(role, place.room) === 'none') return refused('refused');
  return done({
    place,
    identity: { space, account, session: hashOf(token ?? ''), veiledPen, role, name, structures },
  });
}

/** The address of a request; null when it is none. */
export function addressOf(request: Pick<IncomingMessage, 'url'>): URL | null {
  try {
    return new URL(request.url ?? '', 'http://localhost');
  } catch {
    return null;
  }
}
