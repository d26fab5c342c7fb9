import type { Role } from '#domain/roles.ts';
import { first, tableOf, sql, type Statement, type Tables } from './tables.ts';

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

export interface SessionRow {
  readonly tokenHash: string;
  readonly space: string;
  readonly account: string;
  readonly createdAt: number;
  /** Moved forward at most once a day. */
  readonly lastSeenAt: number;
}

/** Members and their sessions. */
export interface MemberStore {
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

  addSession(session: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | null>;
  touchSession(tokenHash: string, at: number): Promise<void>;
  /** The oldest first. */
  sessionsOf(space: string, account: string): Promise<readonly SessionRow[]>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(space: string, account: string): Promise<void>;
}

const MEMBERS = tableOf<MemberRow>('members', {
  account: true,
  space: true,
  veiledPen: true,
  name: true,
  role: true,
  structures: true,
  joinedAt: true,
  invitation: true,
  removedAt: true,
});
const SESSIONS = tableOf<SessionRow>('sessions', {
  tokenHash: true,
  space: true,
  account: true,
  createdAt: true,
  lastSeenAt: true,
});
/** Rows of one member. */
export const OF_ONE = 'WHERE space = $1 AND account = $2';

/** What these sessions were known by stays, so that their devices are told: `of` says which, from `$2` on. */
export const farewell = (of: string, at: number, ...values: readonly string[]): Statement =>
  sql(
    `INSERT INTO farewells (token_hash, space, at)
     SELECT token_hash, space, CAST($1 AS bigint) FROM sessions WHERE ${of} ON CONFLICT DO NOTHING`,
    at,
    ...values,
  );

export function membersOn(tables: Tables): MemberStore {
  tables.expect(MEMBERS.select, SESSIONS.select);
  return {
    async addMember(member, session) {
      await tables.change(
        MEMBERS.insert(member),
        ...(session === undefined ? [] : [SESSIONS.insert(session)]),
      );
    },
    member: (space, account) =>
      first(tables.select<MemberRow>(`${MEMBERS.select} ${OF_ONE}`, space, account)),
    members: (space) => tables.select(`${MEMBERS.select} WHERE space = $1 ORDER BY ${tables.arrival}`, space),
    async changeMember(space, account, change) {
      if (Object.keys(change).length > 0) await tables.change(MEMBERS.update({ space, account }, change));
    },
    async addSession(session) {
      await tables.change(SESSIONS.insert(session));
    },
    session: (tokenHash) =>
      first(tables.select<SessionRow>(`${SESSIONS.select} WHERE token_hash = $1`, tokenHash)),
    async touchSession(tokenHash, at) {
      await tables.change(SESSIONS.update({ tokenHash }, { lastSeenAt: at }));
    },
    sessionsOf: (space, account) =>
      tables.select(`${SESSIONS.select} ${OF_ONE} ORDER BY created_at`, space, account),
    async endSession(tokenHash) {
      await tables.change(sql('DELETE FROM sessions WHERE token_hash = $1', tokenHash));
    },
    async endSessionsOf(space, account) {
      await tables.change(sql(`DELETE FROM sessions ${OF_ONE}`, space, account));
    },
  };
}
