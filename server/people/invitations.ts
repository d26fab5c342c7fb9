import type { AccountId, ItemId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { rolesGivenBy, type Role } from '#domain/roles.ts';
import { tidy } from '#domain/sentence.ts';
import type {
  FreshInvitation,
  Invitation,
  InvitationRefusal,
  InviteRefusal,
  Session,
  WantedInvitation,
} from '#protocol/portal.ts';
import type { InvitationRow, MemberRow } from '../store/store.ts';
import { roleNow, shutOut } from './members.ts';
import type { Needs } from './needs.ts';
import { freshSecret, hashOf, typeableName } from './secrets.ts';
import { isKnownStructure } from './structures.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** How long a link serves, and how often, when nothing else was asked. What gives more power serves less. */
export const INVITATION_DEFAULTS: Readonly<
  Record<Role, { readonly days: number; readonly maxUses: number }>
> = {
  organiser: { days: 14, maxUses: 10 },
  partner: { days: 180, maxUses: 500 },
  reader: { days: 180, maxUses: 500 },
};

export const DEVICE_LINK_LIFE = 15 * MINUTE;

/** The bounds of what may be asked: two years, ten thousand people. */
const LONGEST_DAYS = 730;
const MOST_USES = 10_000;
const LONGEST_LABEL = 120;

/** Why an invitation lets nobody in any more; null while it does. */
export function invitationRefusal(
  row: Pick<InvitationRow, 'revokedAt' | 'expiresAt' | 'uses' | 'maxUses'> | null,
  at: number,
): InvitationRefusal | null {
  if (row === null) return 'invitation.unknown';
  if (row.revokedAt !== null) return 'invitation.revoked';
  if (row.expiresAt <= at) return 'invitation.expired';
  if (row.uses >= row.maxUses) return 'invitation.usedUp';
  return null;
}

type Draft = Pick<
  InvitationRow,
  'space' | 'role' | 'structure' | 'question' | 'broughtBy' | 'label' | 'forAccount' | 'createdBy' | 'maxUses'
>;

/** Writes an invitation and answers its link: the one time that the secret is known. */
async function issue(needs: Needs, draft: Draft, life: number): Promise<FreshInvitation> {
  const secret = freshSecret(needs.random);
  const at = needs.world.now();
  const row: InvitationRow = {
    ...draft,
    id: typeableName(needs.random),
    secretHash: hashOf(secret),
    createdAt: at,
    expiresAt: at + life,
    uses: 0,
    revokedAt: null,
  };
  await needs.store.people.addInvitation(row);
  return { id: row.id, role: row.role, url: `${needs.publicUrl()}/join/${secret}`, expiresAt: row.expiresAt };
}

const bounded = (wanted: number | undefined, most: number, otherwise: number): number =>
  wanted === undefined || !Number.isFinite(wanted)
    ? otherwise
    : Math.min(most, Math.max(1, Math.round(wanted)));

/** An invitation that nobody's role stands in the way of: for organisers, who were checked, and for the terminal. */
export async function issueInvitation(
  needs: Needs,
  space: string,
  wanted: WantedInvitation,
  createdBy: string,
): Promise<Result<FreshInvitation, 'structure.unknown'>> {
  const [structure, broughtBy] = [wanted.structure ?? null, wanted.broughtBy ?? null];
  for (const one of [structure, broughtBy])
    if (one !== null && !(await isKnownStructure(needs, space, one))) return refused('structure.unknown');
  const { days, maxUses } = INVITATION_DEFAULTS[wanted.role];
  const draft: Draft = {
    space,
    role: wanted.role,
    structure,
    question: wanted.question ?? null,
    broughtBy,
    label: tidy(wanted.label ?? '').slice(0, LONGEST_LABEL) || null,
    forAccount: null,
    createdBy,
    maxUses: bounded(wanted.maxUses, MOST_USES, maxUses),
  };
  return done(await issue(needs, draft, bounded(wanted.days, LONGEST_DAYS, days) * DAY));
}

export async function createInvitation(
  needs: Needs,
  me: Session,
  wanted: WantedInvitation,
): Promise<Result<FreshInvitation, InviteRefusal>> {
  const role = await roleNow(needs, me);
  if (role === null || !rolesGivenBy(role).includes(wanted.role)) return refused('notAllowed');
  return issueInvitation(needs, me.space, wanted, me.account);
}

export const createDeviceLink = (needs: Needs, me: Session): Promise<FreshInvitation> =>
  createDeviceLinkFor(needs, me, me.account);

/** Opens one session of this account and makes no member. */
export const createDeviceLinkFor = (
  needs: Needs,
  { space, account, role }: Pick<MemberRow, 'space' | 'account' | 'role'>,
  createdBy: string,
): Promise<FreshInvitation> =>
  issue(
    needs,
    {
      space,
      role,
      structure: null,
      question: null,
      broughtBy: null,
      label: null,
      forAccount: account,
      createdBy,
      maxUses: 1,
    },
    DEVICE_LINK_LIFE,
  );

/** The invitations of a space, without the links between one person's own devices. */
export async function invitationsOf({ store }: Needs, space: string): Promise<readonly Invitation[]> {
  const members = (await store.people.members(space)).filter((row) => row.removedAt === null);
  return (await store.people.invitations(space))
    .filter((row) => row.forAccount === null)
    .map((row) => ({
      id: row.id,
      role: row.role,
      structure: row.structure as ItemId | null,
      label: row.label,
      createdBy: row.createdBy as AccountId,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      maxUses: row.maxUses,
      uses: row.uses,
      revokedAt: row.revokedAt,
      members: members.filter((member) => member.invitation === row.id).length,
    }));
}

export async function listInvitations(
  needs: Needs,
  me: Session,
): Promise<Result<readonly Invitation[], 'notAllowed'>> {
  const role = await roleNow(needs, me);
  return role !== null && rolesGivenBy(role).length > 0
    ? done(await invitationsOf(needs, me.space))
    : refused('notAllowed');
}

export interface Revocation {
  readonly id: string;
  /** Everybody who came in by it leaves at once… */
  readonly andMembers: boolean;
  /** …but not whoever makes the gesture: nobody shuts themselves out by it. */
  readonly sparing: string | null;
}

/** Ends an invitation. It is revoked before its members are listed, so that nobody slips in between (see `join`). */
export const revoke = (
  needs: Needs,
  space: string,
  { id, andMembers, sparing }: Revocation,
): Promise<Result<{ readonly removed: number }, 'unknownInvitation'>> =>
  needs.turns(`members of ${space}`, async () => {
    const { people } = needs.store;
    if ((await people.invitation(space, id)) === null) return refused('unknownInvitation');
    await people.revokeInvitation(space, id, needs.world.now());
    if (!andMembers) return done({ removed: 0 });
    const leaving = (await people.members(space)).filter(
      (row) => row.invitation === id && row.removedAt === null && row.account !== sparing,
    );
    for (const row of leaving) await shutOut(needs, row);
    if (leaving.length > 0) needs.live.tell(space, 'members');
    return done({ removed: leaving.length });
  });

export async function revokeInvitation(
  needs: Needs,
  me: Session,
  id: string,
  andMembers: boolean,
): Promise<Result<{ readonly removed: number }, 'notAllowed' | 'unknownInvitation'>> {
  const role = await roleNow(needs, me);
  if (role === null || rolesGivenBy(role).length === 0) return refused('notAllowed');
  return revoke(needs, me.space, { id, andMembers, sparing: me.account });
}
