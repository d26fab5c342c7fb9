import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import type { InvitationRow, PeopleStore } from './store.ts';

type OfInvitations =
  'addInvitation' | 'invitationByHash' | 'invitation' | 'invitations' | 'useInvitation' | 'revokeInvitation';

const INVITATION = `SELECT id, space, role, structure, question, brought_by AS broughtBy,
  label, secret_hash AS secretHash, for_account AS forAccount,
  created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt, max_uses AS maxUses, uses,
  revoked_at AS revokedAt FROM invitations`;

export function sqliteInvitations(db: Database): Pick<PeopleStore, OfInvitations> {
  const add = db.prepare(
    `INSERT INTO invitations (id, space, role, structure, question, brought_by, label, secret_hash, for_account, created_by, created_at,
       expires_at, max_uses, uses, revoked_at)
     VALUES (@id, @space, @role, @structure, @question, @broughtBy, @label, @secretHash, @forAccount, @createdBy, @createdAt,
       @expiresAt, @maxUses, @uses, @revokedAt)`,
  );
  const byHash = db.prepare<[string], InvitationRow>(`${INVITATION} WHERE secret_hash = ?`);
  const one = db.prepare<[string, string], InvitationRow>(`${INVITATION} WHERE space = ? AND id = ?`);
  const all = db.prepare<[string], InvitationRow>(`${INVITATION} WHERE space = ? ORDER BY rowid`);
  // The condition and the change are one statement: two people at the last use cannot both have it.
  const use = db.prepare(
    `UPDATE invitations SET uses = uses + 1
     WHERE secret_hash = ? AND uses < max_uses AND revoked_at IS NULL AND expires_at > ?`,
  );
  const revoke = db.prepare(
    'UPDATE invitations SET revoked_at = ? WHERE space = ? AND id = ? AND revoked_at IS NULL',
  );
  return {
    addInvitation: (row) => onDisk(() => void add.run(row)),
    invitationByHash: (secretHash) => onDisk(() => byHash.get(secretHash) ?? null),
    invitation: (space, id) => onDisk(() => one.get(space, id) ?? null),
    invitations: (space) => onDisk(() => all.all(space)),
    useInvitation: (secretHash, at) => onDisk(() => use.run(secretHash, at).changes === 1),
    revokeInvitation: (space, id, at) => onDisk(() => void revoke.run(at, space, id)),
  };
}
