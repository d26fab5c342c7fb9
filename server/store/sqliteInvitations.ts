import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import type { InvitationRow, InvitationStore } from './store.ts';

const INVITATION = `SELECT id, space, role, structure, question, brought_by AS broughtBy,
  label, secret_hash AS secretHash, for_account AS forAccount,
  created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt, follows_event AS followsEvent, max_uses AS maxUses, uses,
  revoked_at AS revokedAt FROM invitations`;

type StoredRow = Omit<InvitationRow, 'followsEvent'> & { readonly followsEvent: number };

const rowFrom = (row: StoredRow | undefined): InvitationRow | null =>
  row === undefined ? null : { ...row, followsEvent: row.followsEvent === 1 };

export function sqliteInvitations(db: Database): InvitationStore {
  const add = db.prepare(
    `INSERT INTO invitations (id, space, role, structure, question, brought_by, label, secret_hash, for_account, created_by, created_at,
       expires_at, follows_event, max_uses, uses, revoked_at)
     VALUES (@id, @space, @role, @structure, @question, @broughtBy, @label, @secretHash, @forAccount, @createdBy, @createdAt,
       @expiresAt, @followsEvent, @maxUses, @uses, @revokedAt)`,
  );
  const byHash = db.prepare<[string], StoredRow>(`${INVITATION} WHERE secret_hash = ?`);
  const one = db.prepare<[string, string], StoredRow>(`${INVITATION} WHERE space = ? AND id = ?`);
  const all = db.prepare<[string], StoredRow>(`${INVITATION} WHERE space = ? ORDER BY rowid`);
  // The condition and the change are one statement: two people at the last use cannot both have it.
  const use = db.prepare(
    `UPDATE invitations SET uses = uses + 1
     WHERE secret_hash = ? AND uses < max_uses AND revoked_at IS NULL AND (follows_event = 1 OR expires_at > ?)`,
  );
  const revoke = db.prepare(
    'UPDATE invitations SET revoked_at = ? WHERE space = ? AND id = ? AND revoked_at IS NULL',
  );
  const prolong = db.prepare(
    'UPDATE invitations SET expires_at = ? WHERE space = ? AND id = ? AND revoked_at IS NULL',
  );
  return {
    addInvitation: (row) => onDisk(() => void add.run({ ...row, followsEvent: Number(row.followsEvent) })),
    invitationByHash: (secretHash) => onDisk(() => rowFrom(byHash.get(secretHash))),
    invitation: (space, id) => onDisk(() => rowFrom(one.get(space, id))),
    invitations: (space) => onDisk(() => all.all(space).flatMap((row) => rowFrom(row) ?? [])),
    useInvitation: (secretHash, at) => onDisk(() => use.run(secretHash, at).changes === 1),
    prolongInvitation: (space, id, until) => onDisk(() => void prolong.run(until, space, id)),
    revokeInvitation: (space, id, at) => onDisk(() => void revoke.run(at, space, id)),
  };
}
