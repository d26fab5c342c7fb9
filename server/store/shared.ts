import type { MemberRow } from './members.ts';

/** Somebody of a space, as they stand now. */
export type MemberStanding = Pick<MemberRow, 'role' | 'name' | 'structures'> & {
  readonly isRemoved: boolean;
};

/** What the processes of one house share besides what is stored. */
export interface SharedStore {
  /** A name that is the same for all of them, and that no other house has. */
  readonly house: string;
  /** Lets acts on one name run one after the other, over all of them. Rejects with `CannotWrite` before it acts. */
  turn<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** The last number of each of these rooms, as `StoredRoom.through`; one that was never written is left out. */
  lastNumbers(rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How each of these people stands, by `<space> <account>`; one who never was a member is left out. */
  standing(
    people: readonly { readonly space: string; readonly account: string }[],
  ): Promise<ReadonlyMap<string, MemberStanding>>;
  /** Those of these sessions (hashes of tokens) that are no more. */
  endedSessions(tokenHashes: readonly string[]): Promise<readonly string[]>;
}
