import type { PostgresLine, PostgresWriter, Query } from './postgresLine.ts';
import type { InvitationRow, InvitationStore } from './store.ts';

const INVITATION = `SELECT id, space, role, structure, question, brought_by AS "broughtBy",
  label, secret_hash AS "secretHash", for_account AS "forAccount",
  created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt", follows_event AS "followsEvent", max_uses AS "maxUses", uses,
  revoked_at AS "revokedAt" FROM invitations`;

export function postgresInvitations(line: PostgresLine, writer: PostgresWriter): InvitationStore {
  const find = (where: string, values: readonly unknown[]): Promise<InvitationRow[]> =>
    line.read((query) => query<InvitationRow>(`${INVITATION} WHERE ${where}`, values));
  return {
    addInvitation: (row) => writer.once((query) => add(query, row)),
    invitationByHash: async (secretHash) => (await find('secret_hash = $1', [secretHash]))[0] ?? null,
    invitation: async (space, id) => (await find('space = $1 AND id = $2', [space, id]))[0] ?? null,
    invitations: (space) => find('space = $1 ORDER BY arrival', [space]),
    // The condition and the change are one statement: two people at the last use cannot both have it.
    useInvitation: (secretHash, at) =>
      writer.once(async (query) => {
        const used = await query(
          `UPDATE invitations SET uses = uses + 1
           WHERE secret_hash = $1 AND uses < max_uses AND revoked_at IS NULL AND (follows_event OR expires_at > $2) RETURNING id`,
          [secretHash, at],
        );
        return used.length === 1;
      }),
    prolongInvitation: (space, id, until) =>
      writer.once(async (query) => {
        await query(
          'UPDATE invitations SET expires_at = $3 WHERE space = $1 AND id = $2 AND revoked_at IS NULL',
          [space, id, until],
        );
      }),
    revokeInvitation: (space, id, at) =>
      writer.once(async (query) => {
        await query(
          'UPDATE invitations SET revoked_at = $3 WHERE space = $1 AND id = $2 AND revoked_at IS NULL',
          [space, id, at],
        );
      }),
  };
}

async function add(query: Query, row: InvitationRow): Promise<void> {
  await query(
    `INSERT INTO invitations (id, space, role, structure, question, brought_by, label, secret_hash, for_account, created_by, created_at,
       expires_at, follows_event, max_uses, uses, revoked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      row.id,
      row.space,
      row.role,
      row.structure,
      row.question,
      row.broughtBy,
      row.label,
      row.secretHash,
      row.forAccount,
      row.createdBy,
      row.createdAt,
      row.expiresAt,
      row.followsEvent,
      row.maxUses,
      row.uses,
      row.revokedAt,
    ],
  );
}
