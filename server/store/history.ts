/** An entry of a room. Both empty: the room as a whole. */
export interface PastPlace {
  readonly root: string;
  readonly id: string;
}

/** A piece of what once stood in an entry, as `server/history/` keeps it. */
export interface PastRow extends PastPlace {
  /** Pieces of an entry are read in this order. */
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** What is kept of a room beside the state of this number, as both stood at one moment. */
export interface StoredPast {
  readonly foldedThrough: number;
  /** By root, id and number. */
  readonly rows: readonly PastRow[];
}

/** What rows that go leave of what stood before them. */
export interface FoldedPast {
  /** `foldedThrough` of what was read: pieces go on from those of exactly that state, or the fold is turned away. */
  readonly after: number;
  /** Put in the place of the pieces of the same number. */
  readonly put: readonly PastRow[];
  /** Entries of which nothing stays: no piece, and no version; with `until`, none of the versions named by then. */
  readonly gone: readonly (PastPlace & { readonly until?: number })[];
}

/** A theme as it stood when somebody gave that state a name. */
export interface VersionRow {
  readonly room: string;
  readonly id: string;
  readonly root: string;
  readonly entry: string;
  readonly name: string;
  readonly at: number;
  readonly account: string;
  /** What stood in it, as `server/history/` keeps it. */
  readonly bytes: Uint8Array;
}

/** What once stood, and versions that were given a name. */
export interface HistoryLog {
  /** What is kept of what once stood: in these entries, or in all of the room. */
  past(room: string, of?: readonly PastPlace[]): Promise<StoredPast>;
  /**
   * Puts `rows` in the place of all that is kept of what once stood in an entry, versions too. Rejects with
   * `FoldedMeanwhile` when the room was folded since `after`.
   */
  rewritePast(room: string, of: PastPlace, rows: readonly PastRow[], after: number): Promise<void>;
  addVersion(row: VersionRow): Promise<void>;
  /** Of an entry, or of the whole room; the oldest first. */
  versions(room: string, of?: PastPlace): Promise<readonly VersionRow[]>;
}
