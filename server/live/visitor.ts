import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';

/** Who is at the other end of a socket, as the session says: never as the socket says. */
export interface Visitor {
  readonly space: SpaceSlug;
  readonly account: AccountId;
  readonly role: Role;
  readonly name: string;
}
