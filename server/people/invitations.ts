import { readItem } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { linkEnd } from '#domain/linkEnd.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { rolesGivenBy, type Role } from '#domain/roles.ts';
import { tidy } from '#domain/sentence.ts';
import type {
  FreshInvitation,
  Invitation,
  InvitationRefusal,
  InviteRefusal,
  ProlongRefusal,
  Session,
  WantedInvitation,
} from '#protocol/portal.ts';
import type { InvitationRow, MemberRow } from '../store/store.ts';
import { roleNow, shutOut } from './members.ts';
import { commonsOf, type Needs } from './needs.ts';
import { freshSecret, hashOf, typeableName } from '../secrets.ts';
import { isKnownStructure } from './structures.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/**
 * How long a link serves, and how often, when nothing else was asked. What gives more power serves less. `days` of one
 * that follows the event are the fewest it serves: else one made when all is over would never open (`linkEnd`).
 */
export const INVITATION_DEFAULTS: Readonly<
  Record<Role, { readonly days: number; readonly followsEvent: boolean; readonly maxUses: number }>
> = {
  organiser: { days: 60, followsEvent: false, maxUses: 30 },
  partner: { days: 30, followsEvent: true, maxUses: 500 },
  reader: { days: 30, followsEvent: true, maxUses: 500 },
};

/** A link is prolonged by so many days at once, from its end. */
const PROLONGED_DAYS = 60;

export const DEVICE_LINK_LIFE = 15 * MINUTE;

/** The bounds of what may be asked: two years, ten thousand people. */
const LONGEST_DAYS = 730;
const MOST_USES = 10_000;
const LONGEST_LABEL = 120;

type Lasting = Pick<InvitationRow, 'revokedAt' | 'uses' | 'maxUses'>;

/** The day of the event, by which links end. */
export const eventDayOf = ({ live }: Pick<Needs, 'live'>, space: string): Promise<string | null> =>
  live.read(commonsOf(space), (doc) => readItem(doc, spaceKind, SETTINGS)?.eventDay ?? null);

/** Why an invitation lets nobody in any more; null while it does. */
export async function rowRefusal(
  { live, world }: Pick<Needs, 'live' | 'world'>,
  row: InvitationRow | null,
): Promise<InvitationRefusal | null> {
  if (row === null) return 'invitation.unknown';
  const eventDay = row.followsEvent ? await eventDayOf({ live }, row.space) : null;
  return invitationRefusal({ ...row, endsAt: linkEnd(row, eventDay) }, world.now());
}

/** The same of one whose end is known. */
export function invitationRefusal(
  row: Lasting & { readonly endsAt: number },
  at: number,
): InvitationRefusal | null {
  if (row.revokedAt !== null) return 'invitation.revoked';
  if (row.endsAt <= at) return 'invitation.expired';
  if (row.uses >= row.maxUses) return 'invitation.usedUp';
  return null;
}

type Draft = Pick<
  InvitationRow,
  | 'space'
  | 'role'
  | 'structure'
  | 'question'
  | 'broughtBy'
  | 'label'
  | 'forAccount'
  | 'createdBy'
  | 'followsEvent'
  | 'maxUses'
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
  const endsAt = linkEnd(row, row.followsEvent ? await eventDayOf(needs, row.space) : null);
  return { id: row.id, role: row.role, url: `${needs.publicUrl()}/join/${secret}`, expiresAt: endsAt };
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
  const { days, followsEvent, maxUses } = INVITATION_DEFAULTS[wanted.role];
  const draft: Draft = {
    space,
    role: wanted.role,
    structure,
    question: wanted.question ?? null,
    broughtBy,
    label: tidy(wanted.label ?? '').slice(0, LONGEST_LABEL) || null,
    forAccount: null,
    createdBy,
    followsEvent: followsEvent && !Number.isFinite(wanted.days),
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
      followsEvent: false,
      maxUses: 1,
    },
    DEVICE_LINK_LIFE,
  );

/** The invitations of a space, without the links between one person's own devices. */
export async function invitationsOf(
  { store, live }: Pick<Needs, 'store' | 'live'>,
  space: string,
): Promise<readonly Invitation[]> {
  const eventDay = await eventDayOf({ live }, space);
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
      expiresAt: linkEnd(row, eventDay),
      followsEvent: row.followsEvent && eventDay !== null && linkEnd(row, eventDay) > row.expiresAt,
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

/** Lets a link that still opens serve sixty days more. Two taps at once prolong it once: the end they saw is told. */
export const prolongInvitation = (
  needs: Needs,
  me: Session,
  id: string,
  seenEnd: number,
): Promise<Result<null, ProlongRefusal>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const role = await roleNow(needs, me);
    const row = await needs.store.people.invitation(me.space, id);
    if (role === null || rolesGivenBy(role).length === 0) return refused('notAllowed');
    if (row === null || row.forAccount !== null) return refused('unknownInvitation');
    if (!rolesGivenBy(role).includes(row.role)) return refused('notAllowed');
    const why = await rowRefusal(needs, row);
    if (why !== null) return refused(why);
    const endsAt = linkEnd(row, await eventDayOf(needs, me.space));
    const until = Math.min(endsAt + PROLONGED_DAYS * DAY, needs.world.now() + LONGEST_DAYS * DAY);
    if (endsAt === seenEnd && until > endsAt) await needs.store.people.prolongInvitation(me.space, id, until);
    return done(null);
  });

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
