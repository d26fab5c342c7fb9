import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
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

type StoredMember = Omit<MemberRow, 'structures'> & { readonly structures: string };

const written = (member: MemberRow): StoredMember => ({
  ...member,
  structures: JSON.stringify(member.structures),
});
const read = (row: StoredMember): MemberRow => ({
  ...row,
  structures: JSON.parse(row.structures) as string[],
});

const MEMBER = `SELECT account, space, veiled_pen AS veiledPen, name, role, structures, joined_at AS joinedAt,
  invitation, removed_at AS removedAt FROM members`;
const SESSION = `SELECT token_hash AS tokenHash, space, account, created_at AS createdAt,
  last_seen_at AS lastSeenAt FROM sessions`;

/** Members and their sessions. */
export function sqliteMembers(db: Database): Pick<PeopleStore, OfMembers> {
  const add = db.prepare(
    `INSERT INTO members (account, space, veiled_pen, name, role, structures, joined_at, invitation, removed_at)
     VALUES (@account, @space, @veiledPen, @name, @role, @structures, @joinedAt, @invitation, @removedAt)`,
  );
  const one = db.prepare<[string, string], StoredMember>(`${MEMBER} WHERE space = ? AND account = ?`);
  const all = db.prepare<[string], StoredMember>(`${MEMBER} WHERE space = ? ORDER BY rowid`);
  const set = db.prepare(
    `UPDATE members SET name = @name, role = @role, structures = @structures, removed_at = @removedAt
     WHERE space = @space AND account = @account`,
  );
  const addSession = db.prepare(
    `INSERT INTO sessions (token_hash, space, account, created_at, last_seen_at)
     VALUES (@tokenHash, @space, @account, @createdAt, @lastSeenAt)`,
  );
  const session = db.prepare<[string], SessionRow>(`${SESSION} WHERE token_hash = ?`);
  const sessionsOf = db.prepare<[string, string], SessionRow>(
    `${SESSION} WHERE space = ? AND account = ? ORDER BY created_at`,
  );
  const touch = db.prepare('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?');
  const end = db.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const endAll = db.prepare('DELETE FROM sessions WHERE space = ? AND account = ?');

  const addBoth = db.transaction((member: MemberRow, first: SessionRow | undefined) => {
    add.run(written(member));
    if (first !== undefined) addSession.run(first);
  });
  const change = db.transaction((space: string, account: string, changed: Partial<MemberRow>) => {
    const row = one.get(space, account);
    if (row !== undefined) set.run(written({ ...read(row), ...changed }));
  });

  return {
    addMember: (member, first) => onDisk(() => addBoth.immediate(member, first)),
    member: (space, account) =>
      onDisk(() => {
        const row = one.get(space, account);
        return row === undefined ? null : read(row);
      }),
    members: (space) => onDisk(() => all.all(space).map(read)),
    changeMember: (space, account, changed) => onDisk(() => change.immediate(space, account, changed)),
    addSession: (row) => onDisk(() => void addSession.run(row)),
    session: (tokenHash) => onDisk(() => session.get(tokenHash) ?? null),
    sessionsOf: (space, account) => onDisk(() => sessionsOf.all(space, account)),
    touchSession: (tokenHash, at) => onDisk(() => void touch.run(at, tokenHash)),
    endSession: (tokenHash) => onDisk(() => void end.run(tokenHash)),
    endSessionsOf: (space, account) => onDisk(() => void endAll.run(space, account)),
  };
}
