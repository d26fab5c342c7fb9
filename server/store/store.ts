import type { ErasureLog } from './erasures.ts';
import type { PeopleStore } from './people.ts';
import type { SharedStore } from './shared.ts';
import type { UpdateLog } from './updates.ts';

export * from './errors.ts';
export type * from './contacts.ts';
export type * from './erasures.ts';
export type * from './history.ts';
export type * from './invitations.ts';
export type * from './members.ts';
export type * from './people.ts';
export type * from './privacy.ts';
export type * from './shared.ts';
export type * from './spaces.ts';
export type * from './updates.ts';

/**
 * Everything that outlives the process. Every implementation keeps these promises
 * (tests/contract/store.contract.ts holds each of them to all):
 *
 * - what a resolved promise has written survives a killed process and a power cut;
 * - `append` writes all its rows or none;
 * - a rejected promise has written nothing; `CannotWrite` says that the disk would not take it. One exception: a
 *   database server that falls silent and stays so may have written it. Whoever goes on reads again first, and says
 *   in `after` how far it has read;
 * - what is read of a room is what was written: a row that its checksum does not fit, or that is missing, rejects with
 *   `Damaged` (a row from before checksums were kept is read as it is);
 * - secrets are never stored, only their hashes.
 */
export interface Store {
  readonly updates: UpdateLog;
  readonly people: PeopleStore;
  readonly erasures: ErasureLog;
  /** Where several processes may stand on what is stored. */
  readonly shared?: SharedStore;
  /** What the database finds wrong in its own file, in its words; empty where all is well, or where it is not asked. */
  integrity(): Promise<readonly string[]>;
  /** Writes something that means nothing, and takes it away: rejects with `CannotWrite` where nothing can be written. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
