import type { Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
import type { Session } from './portal.ts';

/** How much of the commons of a space somebody holds. */
export interface Holder {
  readonly account: string;
  /** Null for somebody who was erased. */
  readonly name: string | null;
  readonly role: Role | null;
  readonly isRemoved: boolean;
  /** All that they wrote, under both pens, to the next 100,000: a veiled question is not told by its size. */
  readonly bytes: number;
  /** Entries that bear their name. */
  readonly entries: number;
  /** Bytes that they may hold, by their role of today; null for who is not in the space any more. */
  readonly mayHold: number | null;
}

/** Who holds how much of the commons; those who hold most first. */
export interface SpaceUse {
  readonly bytes: number;
  readonly mayHold: number;
  /** The part of it that is kept for organisers, in bytes. */
  readonly kept: number;
  readonly holders: readonly Holder[];
}

export interface SpaceUsePortal {
  /** For organisers. */
  spaceUse(me: Session): Promise<Result<SpaceUse, 'notAllowed'>>;
}
