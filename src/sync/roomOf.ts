import type * as Y from 'yjs';
import type { AccountId, Pens, SpaceSlug } from '#domain/ids.ts';
import type { RoomName } from '#domain/roles.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { RoomConnection, RoomPlace } from '#engine/sync/roomConnection.ts';
import { rejectedDatabase, roomDatabase } from './spaceStore.ts';

/** Whose copy of the rooms of a space: what the entries of an account are signed with goes with it. */
export interface Whose {
  readonly slug: SpaceSlug;
  readonly account: AccountId;
  readonly pens: Pens;
}

export type SpaceRoom = RoomConnection<Unpublished>;

/** A room of a space, as the engine is told of it. `open` types its roots. */
export const roomOf = (
  { slug, account, pens }: Whose,
  room: RoomName,
  open: (doc: Y.Doc) => Y.Doc,
): RoomPlace<Unpublished> => ({
  path: `${slug}/${room}`,
  account,
  database: roomDatabase(slug, account, room),
  rejectedDatabase: rejectedDatabase(slug, account),
  open,
  rebase: async (room) => (await import('./rebaseOf.ts')).rebaseOf(room, pens),
});

/** Its roots are typed by the pages that read them. */
export const commonsOf = (whose: Whose): RoomPlace<Unpublished> => roomOf(whose, 'commons', (doc) => doc);
