import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';

/** Who is at the other end of a socket, as the session says: never as the socket says. */
export interface Identity {
  readonly space: SpaceSlug;
  readonly account: AccountId;
  /** The session they came in by, as the store knows it: the hash of its token. */
  readonly session: string;
  /** The second of their two pens: what they ask without a name is theirs as well. */
  readonly veiledPen: Pen;
  readonly role: Role;
  readonly name: string;
  /** Ids of the structures they stand for. */
  readonly structures: readonly ItemId[];
}

/** What may change of somebody while they are connected. */
export type IdentityChange = Partial<Pick<Identity, 'role' | 'name' | 'structures'>>;
