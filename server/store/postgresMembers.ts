import type { PostgresLine, PostgresWriter, Query } from './postgresLine.ts';
import type { MemberRow, PeopleStore, SessionRow } from './store.ts';

type OfMembers =
  | 'addMember'
  | 'member'
  | 'members'
  | 'changeMember'
  | 'addSession'
  | 'session'
  | 'sessionsOf'
  | 'touchSession'
  | 'endSession'
  | 'endSessionsOf';

const MEMBER = `SELECT account, space, veiled_pen AS "veiledPen", name, role, structures, joined_at AS "joinedAt",
  invitation, removed_at AS "removedAt" FROM members`;
const SESSION = `SELECT token_hash AS "tokenHash", space, account, created_at AS "createdAt",
  last_seen_at AS "lastSeenAt" FROM sessions`;

/** Members and their sessions. */
export function postgresMembers(line: PostgresLine, writer: PostgresWriter): Pick<PeopleStore, OfMembers> {
  /** One statement that answers nothing. */
  const change = (text: string, values: readonly unknown[]): Promise<void> =>
    writer.once(async (query) => void (await query(text, values)));
  return {
    addMember: (member, session) =>
      writer.once(async (query) => {
        await addMember(query, member);
        if (session !== undefined) await addSession(query, session);
      }),
    member: async (space, account) => {
      const [found] = await line.read((query) =>
        query<MemberRow>(`${MEMBER} WHERE space = $1 AND account = $2`, [space, account]),
      );
      return found ?? null;
    },
    members: (space) =>
      line.read((query) => query<MemberRow>(`${MEMBER} WHERE space = $1 ORDER BY arrival`, [space])),
    changeMember: (space, account, changed) =>
      writer.once((query) => changeMember(query, space, account, changed)),
    addSession: (session) => writer.once((query) => addSession(query, session)),
    session: async (tokenHash) => {
      const [found] = await line.read((query) =>
        query<SessionRow>(`${SESSION} WHERE token_hash = $1`, [tokenHash]),
      );
      return found ?? null;
    },
    sessionsOf: (space, account) =>
      line.read((query) =>
        query<SessionRow>(`${SESSION} WHERE space = $1 AND account = $2 ORDER BY created_at`, [
          space,
          account,
        ]),
      ),
    touchSession: (tokenHash, at) =>
      change('UPDATE sessions SET last_seen_at = $2 WHERE token_hash = $1', [tokenHash, at]),
    endSession: (tokenHash) => change('DELETE FROM sessions WHERE token_hash = $1', [tokenHash]),
    endSessionsOf: (space, account) =>
      change('DELETE FROM sessions WHERE space = $1 AND account = $2', [space, account]),
  };
}

async function addMember(query: Query, member: MemberRow): Promise<void> {
  await query(
    `INSERT INTO members (account, space, veiled_pen, name, role, structures, joined_at, invitation, removed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      member.account,
      member.space,
      member.veiledPen,
      member.name,
      member.role,
      member.structures,
      member.joinedAt,
      member.invitation,
      member.removedAt,
    ],
  );
}

async function addSession(query: Query, session: SessionRow): Promise<void> {
  await query(
    `INSERT INTO sessions (token_hash, space, account, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5)`,
    [session.tokenHash, session.space, session.account, session.createdAt, session.lastSeenAt],
  );
}

async function changeMember(
  query: Query,
  space: string,
  account: string,
  changed: Partial<MemberRow>,
): Promise<void> {
  const [found] = await query<MemberRow>(`${MEMBER} WHERE space = $1 AND account = $2 FOR UPDATE`, [
    space,
    account,
  ]);
  if (found === undefined) return;
  const { name, role, structures, removedAt } = { ...found, ...changed };
  await query(
    `UPDATE members SET name = $3, role = $4, structures = $5, removed_at = $6
     WHERE space = $1 AND account = $2`,
    [space, account, name, role, structures, removedAt],
  );
}
