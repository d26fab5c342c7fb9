import { memoryErasures } from './memoryErasures.ts';
import { memoryPeople } from './memoryPeople.ts';
import { memoryUpdates } from './memoryUpdates.ts';
import {
  CannotWrite,
  type AccessRow,
  type ConsentRow,
  type ContactRow,
  type ErasureRow,
  type Folded,
  type InvitationRow,
  type LeavingRow,
  type LoggedRow,
  type MemberRow,
  type PastRow,
  type SessionRow,
  type SpaceRow,
  type Store,
  type VersionRow,
  type VisitRow,
} from './store.ts';

export interface MemoryRoom {
  readonly claims: Map<number, string>;
  folded: (Folded & { readonly through: number }) | null;
  readonly rows: LoggedRow[];
  epoch: number;
  /** By root, id and number. */
  past: PastRow[];
  versions: VersionRow[];
}

/** What outlives a memory store: a crash in a test drops the store and keeps this. */
export interface MemoryDisk {
  /** While true every write rejects with `CannotWrite`, and nothing is written. */
  full: boolean;
  readonly rooms: Map<string, MemoryRoom>;
  readonly erasures: Map<string, ErasureRow>;
  readonly spaces: Map<string, SpaceRow>;
  /** In order of arrival. */
  readonly members: MemberRow[];
  readonly invitations: InvitationRow[];
  readonly sessions: Map<string, SessionRow>;
  /** In the order in which they were given. */
  readonly consents: ConsentRow[];
  readonly visits: Map<string, VisitRow>;
  readonly leaving: Map<string, LeavingRow>;
  readonly farewells: Map<string, { readonly space: string; readonly at: number }>;
  readonly contacts: Map<string, ContactRow>;
  /** In the order in which they were noted. */
  readonly accesses: AccessRow[];
}

export const memoryDisk = (): MemoryDisk => ({
  full: false,
  rooms: new Map(),
  erasures: new Map(),
  spaces: new Map(),
  members: [],
  invitations: [],
  sessions: new Map(),
  consents: [],
  visits: new Map(),
  leaving: new Map(),
  farewells: new Map(),
  contacts: new Map(),
  accesses: [],
});

export interface MemoryStore extends Store {
  readonly disk: MemoryDisk;
  /** A crash: this store is dead from now on, and what had been written is found again in the answer. */
  reopen(): MemoryStore;
}

/** How the parts of a memory store reach the disk: a dead store reaches nothing, a full disk takes nothing. */
export interface DiskAccess {
  read<T>(act: (disk: MemoryDisk) => T): Promise<T>;
  write<T>(act: (disk: MemoryDisk) => T): Promise<T>;
}

/** The whole contract without a file: for tests, and for a house that may forget. */
export function memoryStore(disk: MemoryDisk = memoryDisk()): MemoryStore {
  let alive = true;
  const access: DiskAccess = {
    async read(act) {
      if (!alive) throw new Error('This store is closed.');
      return act(disk);
    },
    async write(act) {
      if (!alive) throw new Error('This store is closed.');
      if (disk.full) throw new CannotWrite('The disk is full.');
      return act(disk);
    },
  };
  return {
    disk,
    updates: memoryUpdates(access),
    people: memoryPeople(access),
    erasures: memoryErasures(access),
    integrity: () => access.read(() => []),
    probe: () => access.write(() => undefined),
    reopen() {
      alive = false;
      return memoryStore(disk);
    },
    async close() {
      alive = false;
    },
  };
}
