import type { Role } from '#domain/roles.ts';

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

/** The disk is full, read-only, busy or gone. Any other error of a store is a bug. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

/**
 * What stands on the disk is not what was written. `room` is the one that was read, null where it was no room; `rows`
 * says which (`updates 17`, `missing 18`, `folded`, `past questions/q1 0`, `versions v1`), `file` where the database itself cannot
 * read a page, `content` or `hole` where no checksum was kept and no document comes of it. Nothing may be made of such a room until it is repaired: no fold, no backup.
 */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  constructor(
    readonly room: string | null,
    readonly rows: readonly string[],
    cause?: unknown,
  ) {
    super(`${room ?? 'the database'} is damaged: ${rows.slice(0, 20).join(', ')}`, { cause });
  }
}

/** The data was written by a newer version of this program: nothing is touched. */
export class NewerData extends Error {
  override readonly name = 'NewerData';
  constructor(step: number, ours: number) {
    super(`This data was written by a newer Terreau (step ${step}, ours ${ours}).`);
  }
}

/** Somebody else wrote in these rooms since the writer last read them. Read what came (`since`), judge again, append. */
export class Behind extends Error {
  override readonly name = 'Behind';
  constructor(readonly rooms: readonly string[]) {
    super(`Rows have come that the writer has not read: ${rooms.join(', ')}`);
  }
}

/** A fold came too late: the room was folded further, or erased in part, since it was read. */
export class FoldedMeanwhile extends Error {
  override readonly name = 'FoldedMeanwhile';
  constructor(room: string, through: number) {
    super(`${room} was folded beyond ${through}, or erased in part, meanwhile`);
  }
}

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

/** An entry of a room. Both empty: the room as a whole. */
export interface PastPlace {
  readonly root: string;
  readonly id: string;
}

/** A piece of what once stood in an entry, as `live/past/` keeps it. */
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
  /** What stood in it, as `live/past/` keeps it. */
  readonly bytes: Uint8Array;
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

export interface UpdateLog {
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
  /** Gives rows of before checksums were kept their own, for whoever has just read the room whole; answers how many. */
  seal(room: string): Promise<number>;
  /** Every room that was ever written, in the order of their names. */
  rooms(): Promise<readonly RoomSize[]>;
  /** Gives back to the disk what folding left free, in steps that let writers pass. */
  tidy(): Promise<void>;
  /** Once it resolves, no byte of what was rewritten or folded away is found in what this store keeps on disk. */
  scrub(): Promise<void>;
}

/** An erasure that is under way: an entry of a room, of which nothing is to be left. */
export interface ErasureRow {
  readonly room: string;
  readonly root: string;
  readonly id: string;
  readonly at: number;
  /** Only what stood in the entry before `at`: the entry stays. */
  readonly past?: true;
}

/** Erasures that were begun and are not finished, so that one that was cut short is taken up again. */
export interface ErasureLog {
  /** Twice the same is one; of an entry, and of its past alone, are two. */
  begin(row: ErasureRow): Promise<void>;
  /** Oldest first. */
  pending(): Promise<readonly ErasureRow[]>;
  end(row: Omit<ErasureRow, 'at'>): Promise<void>;
}

export interface SpaceRow {
  readonly slug: string;
  readonly createdAt: number;
  /** Since when the operator has suspended it: nobody enters, nobody writes, nobody reads it in public. */
  readonly suspendedAt: number | null;
}

export interface MemberRow {
  readonly account: string;
  readonly space: string;
  readonly veiledPen: string;
  readonly name: string;
  readonly role: Role;
  /** Ids of the structures they stand for. */
  readonly structures: readonly string[];
  readonly joinedAt: number;
  /** The invitation they came in by; null for a founder. */
  readonly invitation: string | null;
  readonly removedAt: number | null;
}

export interface InvitationRow {
  readonly id: string;
  readonly space: string;
  readonly role: Role;
  readonly structure: string | null;
  /** The question that whoever comes in by it starts from. */
  readonly question: string | null;
  /** The structure in whose name it was given: it brings in whoever comes by it. */
  readonly broughtBy: string | null;
  readonly label: string | null;
  readonly secretHash: string;
  /** Set on a link for another device: it opens a session of this account and makes no member. */
  readonly forAccount: string | null;
  readonly createdBy: string;
  readonly createdAt: number;
  /** When it ends; of one that follows the event, not before (`linkEnd`). */
  readonly expiresAt: number;
  readonly followsEvent: boolean;
  readonly maxUses: number;
  readonly uses: number;
  readonly revokedAt: number | null;
}

export interface SessionRow {
  readonly tokenHash: string;
  readonly space: string;
  readonly account: string;
  readonly createdAt: number;
  /** Moved forward at most once a day. */
  readonly lastSeenAt: number;
}

/** That somebody agreed to something, asked apart: when, to which words, and until when. */
export interface ConsentRow {
  readonly space: string;
  readonly account: string;
  /** What for: `publicName`. */
  readonly purpose: string;
  readonly givenAt: number;
  readonly withdrawnAt: number | null;
  /** Which version of the words they read. */
  readonly words: string;
}

/** The last day on which somebody came, and whether it was told that they are about to be erased. */
export interface VisitRow {
  readonly space: string;
  readonly account: string;
  /** The start of that day (UTC), milliseconds since 1970. */
  readonly day: number;
  readonly warnedAt: number | null;
  /** The day of the last visit that took a warning back; null where none ever did. */
  readonly returnedOn: number | null;
}

/** Somebody who is being erased, and the pens of theirs whose contributions go as well. */
export interface LeavingRow {
  readonly space: string;
  readonly account: string;
  readonly at: number;
  readonly pens: readonly string[];
}

/** Whom to write to in a structure: personal details, for organisers. */
export interface ContactRow {
  readonly space: string;
  readonly id: string;
  readonly structure: string | null;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  /** Null once that person has been erased. */
  readonly addedBy: string | null;
  readonly addedAt: number;
  /** The day on which they were told that they are in this list; null: not yet. */
  readonly informedAt: number | null;
  readonly editedAt: number | null;
}

export type ContactAct = 'listed' | 'added' | 'changed' | 'removed';

/** That somebody looked at contacts, or changed one; never what stood in it. */
export interface AccessRow {
  readonly space: string;
  readonly at: number;
  readonly account: string;
  readonly act: ContactAct;
  /** One contact, or those of one structure; neither: all of them. */
  readonly contact: string | null;
  readonly structure: string | null;
}

export interface ContactTables {
  /** The contact and its line in the log, or neither; so `changeContact` and `removeContact`. */
  addContact(row: ContactRow, access: AccessRow): Promise<void>;
  /** Who added it, and when, stays. Without a line where the server does it. */
  changeContact(row: ContactRow, access: AccessRow | null): Promise<void>;
  /** Without a line where the operator erases. */
  removeContact(space: string, id: string, access: AccessRow | null): Promise<void>;
  /** In the order in which they were added. */
  contacts(space: string): Promise<readonly ContactRow[]>;
  /** Notes a look, and lets go of all lines of the space from before `forgetBefore`. */
  noteAccess(access: AccessRow, forgetBefore: number): Promise<void>;
  /** The newest first. */
  accesses(space: string, most: number): Promise<readonly AccessRow[]>;
}

export interface PeopleStore extends ContactTables {
  /** False, and nothing written, when the slug is taken. */
  addSpace(space: Omit<SpaceRow, 'suspendedAt'>): Promise<boolean>;
  space(slug: string): Promise<SpaceRow | null>;
  spaces(): Promise<readonly SpaceRow[]>;
  /** From this hour on, unless it is suspended already; null opens it again. */
  suspendSpace(slug: string, at: number | null): Promise<void>;
  /**
   * Takes all rows of a space away at once, but what stands in its rooms: the space, its members with all of theirs,
   * invitations, contacts, whose each client id is, erasures under way. What sessions were known by stays, as of
   * people who are erased.
   */
  deleteSpace(slug: string, at: number): Promise<void>;

  /** With `session`, both are written or none: nobody is a member without a way in. */
  addMember(member: MemberRow, session?: SessionRow): Promise<void>;
  member(space: string, account: string): Promise<MemberRow | null>;
  /** Everybody who ever joined, in order of arrival. */
  members(space: string): Promise<readonly MemberRow[]>;
  changeMember(
    space: string,
    account: string,
    change: Partial<Pick<MemberRow, 'name' | 'role' | 'structures' | 'removedAt'>>,
  ): Promise<void>;

  addInvitation(invitation: InvitationRow): Promise<void>;
  invitationByHash(secretHash: string): Promise<InvitationRow | null>;
  invitation(space: string, id: string): Promise<InvitationRow | null>;
  invitations(space: string): Promise<readonly InvitationRow[]>;
  /** Takes one use, unless none is left, it is revoked, or `at` is its end or later. One winner per use, always. */
  useInvitation(secretHash: string, at: number): Promise<boolean>;
  revokeInvitation(space: string, id: string, at: number): Promise<void>;
  /** It ends (not) before then. Nothing for one that was revoked. */
  prolongInvitation(space: string, id: string, until: number): Promise<void>;

  addSession(session: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | null>;
  touchSession(tokenHash: string, at: number): Promise<void>;
  /** The oldest first. */
  sessionsOf(space: string, account: string): Promise<readonly SessionRow[]>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(space: string, account: string): Promise<void>;

  /** Nothing new while one for the same purpose is in force. Rejects for somebody who is no member. */
  giveConsent(consent: Omit<ConsentRow, 'withdrawnAt'>): Promise<void>;
  /** Ends the one in force, if there is one. */
  withdrawConsent(space: string, account: string, purpose: string, at: number): Promise<void>;
  /** All that were given in a space, withdrawn ones too, the oldest first. */
  consents(space: string): Promise<readonly ConsentRow[]>;

  /** Keeps the day of this hour, unless a later one is kept, and takes a warning back. Of a member only. */
  noteVisit(space: string, account: string, at: number): Promise<void>;
  /** Keeps the hour of the first warning since the last visit. */
  warnOfErasure(space: string, account: string, at: number): Promise<void>;
  visits(space: string): Promise<readonly VisitRow[]>;
  visit(space: string, account: string): Promise<VisitRow | null>;

  /** Twice the same person is once, as first said. */
  beginLeaving(row: LeavingRow): Promise<void>;
  /** Those whose erasure was begun and is not finished; the oldest first. */
  leaving(): Promise<readonly LeavingRow[]>;
  endLeaving(space: string, account: string): Promise<void>;
  /**
   * Takes all rows of somebody away at once: member, sessions, consents, visits, links for their own devices, and the
   * labels of these invitations. Only what their sessions were known by stays, so that their devices are told.
   */
  erasePerson(space: string, account: string, at: number, unlabelled: readonly string[]): Promise<void>;
  /** Whether this was a session of somebody of the space who has been erased. */
  isFarewell(space: string, tokenHash: string): Promise<boolean>;
  /** Lets go of those from before this hour. */
  dropFarewells(before: number): Promise<void>;
}

/** The part of it that is about links. */
export type InvitationStore = Pick<
  PeopleStore,
  | 'addInvitation'
  | 'invitationByHash'
  | 'invitation'
  | 'invitations'
  | 'useInvitation'
  | 'revokeInvitation'
  | 'prolongInvitation'
>;
