import type { Role } from '#domain/roles.ts';
import type { Rate } from './rate.ts';

/** How much one update may hold. Beyond it, the update is refused `tooLarge` before anything is built from it. */
export interface UpdateLimits {
  readonly bytes: number;
  readonly structs: number;
  readonly clients: number;
  readonly deleteRanges: number;
}

export interface LiveLimits {
  /** One act of one person. */
  readonly update: UpdateLimits;
  /** The answer to our sync step 1: everything a device wrote while it was away, and the whole delete set. */
  readonly step2: UpdateLimits;
  /** Bytes a socket may leave unread before it is cut and has to resynchronise. */
  readonly backlog: number;
  /** Bytes that wait for all sockets together on which nothing moves: beyond it, those for whom most waits are cut. */
  readonly waiting: number;
  /** Bytes of updates of one socket that wait for their turn before its reading is held back. */
  readonly inbox: number;
  /** Bytes of one person's presence. */
  readonly presence: number;
  /** New contributions of one account in one room. */
  readonly entries: Rate;
  /** Bytes of updates of one account that are judged at all: a whole document costs as much as applying it. */
  readonly judged: Rate;
  /** Client ids that one account may ever claim in one room; each visit that writes takes one. */
  readonly clientIds: number;
  /** Bytes of one document, as it goes over the wire: beyond it, what makes it larger is refused. */
  readonly document: number;
  /** The part of it that one account may fill, by its role. */
  readonly share: Readonly<Record<Role, number>>;
  /** The part of it that is kept for organisers: partners fill the rest. */
  readonly kept: number;
  /** Rooms in memory at once. One that nobody is in makes room for another. */
  readonly rooms: number;
  /** Connections at once, in all and of one account in a space. */
  readonly connections: number;
  readonly connectionsEach: number;
  /** Rows of the log after which a room is folded, unless they are little beside the document. */
  readonly foldRows: number;
}

const MiB = 1024 * 1024;

export const DEFAULT_LIMITS: LiveLimits = {
  update: { bytes: MiB, structs: 50_000, clients: 64, deleteRanges: 100_000 },
  step2: { bytes: 16 * MiB, structs: 2_000_000, clients: 4_096, deleteRanges: 1_000_000 },
  backlog: MiB,
  waiting: 128 * MiB,
  inbox: MiB,
  presence: 4_096,
  entries: { burst: 2_000, every: 2_000 },
  judged: { burst: 64 * MiB, every: 1 / 1_024 },
  clientIds: 5_000,
  document: 64 * MiB,
  // 4 MiB of a partner: 1,600 questions with the longest context, a hundred times what somebody types in a full week
  // (40 words a minute). 32 MiB of an organiser: six imports of 5,000 places with all that the national list says.
  share: { organiser: 1 / 2, partner: 1 / 16, reader: 0 },
  kept: 1 / 4,
  rooms: 2_000,
  connections: 5_000,
  connectionsEach: 100,
  foldRows: 500,
};
