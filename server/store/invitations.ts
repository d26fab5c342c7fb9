import type { Role } from '#domain/roles.ts';
import { first, tableOf, sql, type Tables } from './tables.ts';

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

/** Links by which people come. */
export interface InvitationStore {
  addInvitation(invitation: InvitationRow): Promise<void>;
  invitationByHash(secretHash: string): Promise<InvitationRow | null>;
  invitation(space: string, id: string): Promise<InvitationRow | null>;
  invitations(space: string): Promise<readonly InvitationRow[]>;
  /** Takes one use, unless none is left, it is revoked, or `at` is its end or later. One winner per use, always. */
  useInvitation(secretHash: string, at: number): Promise<boolean>;
  revokeInvitation(space: string, id: string, at: number): Promise<void>;
  /** It ends (not) before then. Nothing for one that was revoked. */
  prolongInvitation(space: string, id: string, until: number): Promise<void>;
}

const INVITATIONS = tableOf<InvitationRow>('invitations', {
  id: true,
  space: true,
  role: true,
  structure: true,
  question: true,
  broughtBy: true,
  label: true,
  secretHash: true,
  forAccount: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  followsEvent: true,
  maxUses: true,
  uses: true,
  revokedAt: true,
});
const STANDING = 'WHERE space = $1 AND id = $2 AND revoked_at IS NULL';

export function invitationsOn(tables: Tables): InvitationStore {
  tables.expect(INVITATIONS.select);
  const find = (where: string, ...values: readonly string[]): Promise<InvitationRow[]> =>
    tables.select(`${INVITATIONS.select} WHERE ${where}`, ...values);
  return {
    async addInvitation(row) {
      await tables.change(INVITATIONS.insert(row));
    },
    invitationByHash: (secretHash) => first(find('secret_hash = $1', secretHash)),
    invitation: (space, id) => first(find('space = $1 AND id = $2', space, id)),
    invitations: (space) => find(`space = $1 ORDER BY ${tables.arrival}`, space),
    // The condition and the change are one statement: two people at the last use cannot both have it.
    useInvitation: async (secretHash, at) =>
      (await tables.change(
        sql(
          `UPDATE invitations SET uses = uses + 1 WHERE secret_hash = $1 AND uses < max_uses
             AND revoked_at IS NULL AND (follows_event OR expires_at > $2) RETURNING id`,
          secretHash,
          at,
        ),
      )) === 1,
    async revokeInvitation(space, id, at) {
      await tables.change(sql(`UPDATE invitations SET revoked_at = $3 ${STANDING}`, space, id, at));
    },
    async prolongInvitation(space, id, until) {
      await tables.change(sql(`UPDATE invitations SET expires_at = $3 ${STANDING}`, space, id, until));
    },
  };
}
