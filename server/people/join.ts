import { readItem } from '#domain/collection.ts';
import type { AccountId, ItemId, SpaceSlug } from '#domain/ids.ts';
import { moderation, question as questionKind, space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type {
  Entry,
  InvitationRefusal,
  InvitationSheet,
  JoinRefusal,
  LinkRefusal,
  Newcomer,
} from '#protocol/portal.ts';
import type { InvitationRow } from '../store/store.ts';
import { rowRefusal } from './invitations.ts';
import { checkName, newMember } from './members.ts';
import { commonsOf, type Needs } from './needs.ts';
import { createAllowance, createRateLimit, type Rate, type SharedRates } from '../rate.ts';
import { hashOf } from '../secrets.ts';
import { newSession } from './sessions.ts';
import { checkChoice, settleChoice, structuresOf } from './structures.ts';

/** What the door says. Nothing is written, no use is counted: a mail reader that previews links opens nothing. */
export async function lookAtInvitation(
  needs: Needs,
  mayMiss: MayMiss,
  secret: string,
  address: string,
): Promise<Result<InvitationSheet, LinkRefusal | 'suspended'>> {
  const found = await usable(needs, hashOf(secret));
  if (!found.ok) return missed(found.why, mayMiss, address);
  const { space, role, forAccount, structure, question } = found.value;
  const settings = await needs.live.read(commonsOf(space), (doc) => readItem(doc, spaceKind, SETTINGS));
  if (settings === null) return refused('invitation.unknown');
  return done({
    space: space as SpaceSlug,
    spaceName: settings.name,
    department: settings.department,
    licence: settings.licence,
    role,
    memberMonths: settings.memberMonths,
    isDeviceLink: forAccount !== null,
    structure: structure as ItemId | null,
    question: question === null ? null : await questionInView(needs, space, question as ItemId),
    structures: forAccount === null ? await structuresOf(needs, space) : [],
  });
}

const questionInView = ({ live }: Needs, space: string, id: ItemId): Promise<InvitationSheet['question']> =>
  live.read(commonsOf(space), (doc) => {
    const asked = readItem(doc, questionKind, id);
    if (asked === null || standingOf(asked, readItem(doc, moderation, id) ?? undefined) !== 'shared')
      return null;
    return { id, sentence: asked.sentence };
  });

/**
 * A room of 165 phones comes in by one link and one Wi-Fi, twice over if need be; then one more every five seconds.
 * A machine that was given a link uses it up slowly enough for somebody to see it and revoke it.
 */
export const JOIN_RATES: JoinRates = {
  link: { burst: 330, every: 5_000 },
  address: { burst: 330, every: 5_000 },
};

export interface JoinRates {
  readonly link: Rate;
  readonly address: Rate;
}

/** Says whether one more may come in by this link from this address, and counts them. */
export type JoinLimit = (hash: string, address: string) => boolean;

export function createJoinLimit({ link, address }: JoinRates, elapsed: () => number): JoinLimit {
  const [byLink, byAddress] = [createAllowance(link, elapsed), createRateLimit(address, elapsed)];
  return (hash, from) => byAddress(from) && byLink(hash);
}

/** A mistyped letter, a few times over; a machine that makes secrets up soon learns nothing but that it is too many. */
export const MISS_RATES: SharedRates = {
  address: { burst: 20, every: 30_000 },
  all: { burst: 200, every: 3_000 },
};

/** Says whether this address may be told once more that a secret is unknown, and counts it. */
export type MayMiss = (address: string) => boolean;

/** Only who missed is counted, and after the look-up: a right link opens, whatever else comes from the same network. */
const missed = (
  why: InvitationRefusal | 'suspended',
  mayMiss: MayMiss,
  address: string,
): { readonly ok: false; readonly why: LinkRefusal | 'suspended' } =>
  refused(why === 'invitation.unknown' && !mayMiss(address) ? 'invitation.tooMany' : why);

/** Lets somebody in. Everything that can be wrong is looked at before a use of the invitation is spent. */
export async function join(
  needs: Needs,
  limits: { readonly mayJoin: JoinLimit; readonly mayMiss: MayMiss },
  secret: string,
  newcomer: Newcomer,
  address: string,
): Promise<Result<Entry, JoinRefusal>> {
  const hash = hashOf(secret);
  const found = await usable(needs, hash);
  if (!found.ok) return missed(found.why, limits.mayMiss, address);
  if (found.value.forAccount !== null) return openDevice(needs, hash, found.value);

  const name = checkName(newcomer.name);
  if (!name.ok) return name;
  if (newcomer.structure !== null) {
    const checked = await checkChoice(needs, found.value.space, newcomer.structure);
    if (!checked.ok) return checked;
  }
  if (!limits.mayJoin(hash, address)) return refused('tooMany');
  const spent = await spend(needs, hash);
  if (!spent.ok) return spent;
  return welcome(needs, found.value, { ...newcomer, name: name.value });
}

async function usable(
  needs: Needs,
  hash: string,
): Promise<Result<InvitationRow, InvitationRefusal | 'suspended'>> {
  const row = await needs.store.people.invitationByHash(hash);
  const why = await rowRefusal(needs, row);
  if (why !== null || row === null) return refused(why ?? 'invitation.unknown');
  if (row.forAccount !== null) {
    const owner = await needs.store.people.member(row.space, row.forAccount);
    if (owner === null || owner.removedAt !== null) return refused('invitation.revoked');
  }
  const space = await needs.store.people.space(row.space);
  return space?.suspendedAt === null ? done(row) : refused('suspended');
}

/** Takes one use. Who loses the race for the last one is told why, as if they had come a moment later. */
async function spend(needs: Needs, hash: string): Promise<Result<null, InvitationRefusal>> {
  const { people } = needs.store;
  if (await people.useInvitation(hash, needs.world.now())) return done(null);
  return refused((await rowRefusal(needs, await people.invitationByHash(hash))) ?? 'invitation.usedUp');
}

async function openDevice(
  needs: Needs,
  hash: string,
  { space, forAccount }: InvitationRow,
): Promise<Result<Entry, InvitationRefusal>> {
  const spent = await spend(needs, hash);
  if (!spent.ok || forAccount === null) return spent.ok ? refused('invitation.unknown') : spent;
  const { row, entry } = newSession(needs, { space, account: forAccount });
  await needs.store.people.addSession(row);
  await needs.store.people.noteVisit(space, forAccount, needs.world.now());
  return done(entry);
}

async function welcome(
  needs: Needs,
  { id, space, role, structure: linkFor, broughtBy }: InvitationRow,
  newcomer: Newcomer,
): Promise<Result<Entry, JoinRefusal>> {
  const { people } = needs.store;
  const given = { space, name: newcomer.name, role, structures: [], invitation: id };
  const drawn = newMember(needs, given);
  const claimant = { account: drawn.account as AccountId, role, structures: [] };
  const arrives = role === 'organiser' ? 'coOrganiser' : 'interested';
  const settled =
    newcomer.structure &&
    (await settleChoice(needs, space, newcomer.structure, claimant, { linkFor, broughtBy, arrives }));
  if (settled?.ok === false) return settled;
  const structures = settled?.value.isAgreed === true ? [settled.value.structure] : [];
  const member = { ...drawn, structures };
  const { row, entry } = newSession(needs, member);
  await people.addMember(member, row);
  // A revocation lists members after it has marked the invitation: either it saw this member, or the mark is seen here.
  const after = await people.invitation(space, id);
  if (after === null || after.revokedAt !== null) {
    await people.changeMember(space, member.account, { removedAt: needs.world.now() });
    return refused('invitation.revoked');
  }
  needs.live.tell(space, 'members');
  return done(entry);
}
