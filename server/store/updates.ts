import type { FoldedPast, HistoryLog } from './history.ts';

/** One Yjs update as somebody sent it. Account and hour make history, authorship and audit. */
export interface UpdateRow {
  /** `<space>/<room>`. */
  readonly room: string;
  /** Who sent it; null for the server itself (the public form, a structure added at the door). */
  readonly account: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** Yjs client ids that write for the first time in these bytes: from now on they are this account's. */
  readonly claims?: readonly number[];
  /**
   * The last number of the room when these bytes were judged, the same for all rows of a room in one append. When it
   * is the last no more, the whole append rejects with `Behind`. Once it resolves, the rows are `after + 1` and on.
   */
  readonly after?: number;
}

export interface StoredRoom {
  /** The folded state as `stateBytes.ts` packs it, or null when nothing was folded yet. */
  readonly state: Uint8Array | null;
  /** Updates that came after it, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** The sequence number of the last of them; 0 for a room that was never written. */
  readonly through: number;
  /** Whose each client id of the room is. One that is not here wrote for the server, or before claims were kept. */
  readonly claims: ReadonlyMap<number, string>;
  /** How often something of the room was erased for good. */
  readonly epoch: number;
  /** Who wrote what is folded, and when, as `live/memory/` keeps it; null while `state` is, or when nobody kept it. */
  readonly memory: Uint8Array | null;
}

/** What takes the place of rows: the state that they lead to, and what is remembered of who wrote them. */
export interface Folded {
  readonly state: Uint8Array;
  readonly memory: Uint8Array | null;
  readonly past?: FoldedPast;
}

/** A row as the log keeps it. */
export interface LoggedRow {
  readonly seq: number;
  readonly account: string | null;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** All that a fold needs, as it stood at one moment. */
export interface Foldable extends Omit<StoredRoom, 'updates'> {
  readonly rows: readonly LoggedRow[];
  readonly foldedThrough: number;
  /** How many of these rows, the state among them, have no checksum. */
  readonly unchecked: number;
}

/** What a room takes up, without reading it. */
export interface RoomSize {
  readonly room: string;
  /** The number of its last row. */
  readonly last: number;
  /** Rows that are not folded yet, and their bytes. */
  readonly rows: number;
  readonly bytes: number;
  readonly foldedBytes: number;
  readonly epoch: number;
}

/** A room to which nobody else appends. */
export interface Hold {
  /** As `UpdateLog.append`, of rows of this room, once; lets go of the room. */
  append(rows: readonly UpdateRow[]): Promise<void>;
  /** Lets go of the room, unless that was done. Never rejects. */
  end(): Promise<void>;
}

export interface UpdateLog extends HistoryLog {
  /**
   * Durable when it resolves, claims and rows together. Rows keep their order; sequence numbers rise by one in each
   * room. The first claim of a client id in a room stands for ever; a row of the server's claims nothing.
   */
  append(rows: readonly UpdateRow[]): Promise<void>;
  /**
   * Lets others who append to the room wait, for whoever came second and would again: who holds it, reads what came,
   * judges and appends, comes second no more. For a moment only: one that does nothing for seconds has it no more, and
   * is told so by `append`. Null when it cannot be had now; left out where no other process can append.
   */
  hold?(room: string): Promise<Hold | null>;
  /** All of it as it stood at one moment. */
  load(room: string): Promise<StoredRoom>;
  /**
   * What came after the row of this number, as it stood at one moment: `state` is null while those rows are all there,
   * else it is a folded state that holds the missing ones. `claims` holds theirs at least. A `through` below the
   * number asked for says that the log is an older one (a backup put back): load the room anew.
   */
  since(room: string, sequence: number): Promise<StoredRoom>;
  /** The folded state, its memory, and the rows after it with account and hour. */
  foldable(room: string): Promise<Foldable>;
  /**
   * Puts `folded` in the place of all updates up to `through`: a reader finds those or the state, never both. Later
   * rows stay. Rejects with `FoldedMeanwhile` when the room was already folded further than that, or when something
   * of it was erased since `epoch`: an old state never takes the place of a newer one.
   */
  fold(room: string, folded: Folded, through: number, epoch?: number): Promise<void>;
  /**
   * The same for an erasure: `folded` holds none of what is erased. One more epoch of the room begins; answers it.
   * What stands in a file until it is overwritten goes by `scrub`.
   */
  rewrite(room: string, folded: Folded, through: number): Promise<number>;
  /** Gives rows of before checksums were kept their own, for whoever has just read the room whole; answers how many. */
  seal(room: string): Promise<number>;
  /** Every room that was ever written, in the order of their names. */
  rooms(): Promise<readonly RoomSize[]>;
  /** Gives back to the disk what folding left free, in steps that let writers pass. */
  tidy(): Promise<void>;
  /** Once it resolves, no byte of what was rewritten or folded away is found in what this store keeps on disk. */
  scrub(): Promise<void>;
}
