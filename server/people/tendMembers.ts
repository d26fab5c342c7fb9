import { fold } from '#domain/fold.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
import type { FreshInvitation } from '#protocol/portal.ts';
import type { MemberRow } from '../store/store.ts';
import { createDeviceLinkFor } from './invitations.ts';
import { isLastOrganiser } from './erasePerson.ts';
import { shutOut } from './members.ts';
import type { Needs } from './needs.ts';

export interface ListedMember {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  /** `YYYY-MM-DD`; so `lastVisit`. */
  readonly joined: string;
  readonly lastVisit: string | null;
  readonly isRemoved: boolean;
}

/** Everybody who ever joined and was not erased, in order of arrival. */
export async function membersFor({ store }: Needs, space: string): Promise<readonly ListedMember[]> {
  const days = new Map((await store.people.visits(space)).map(({ account, day }) => [account, day]));
  return (await store.people.members(space)).map(({ account, name, role, joinedAt, removedAt }) => {
    const day = days.get(account);
    return {
      account,
      name,
      role,
      joined: dayIn(joinedAt),
      lastVisit: day === undefined ? null : dayIn(day),
      isRemoved: removedAt !== null,
    };
  });
}

const dayIn = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** By their account, or by a name that nobody else bears. */
export function memberCalled(members: readonly MemberRow[], person: string): MemberRow | undefined {
  const named = members.filter(({ name }) => fold(name) === fold(person.trim()));
  return members.find(({ account }) => account === person) ?? (named.length === 1 ? named[0] : undefined);
}

const presentCalled = async ({ store }: Needs, space: string, person: string) => {
  const members = (await store.people.members(space)).filter(({ removedAt }) => removedAt === null);
  return { members, row: memberCalled(members, person) };
};

/** A link for somebody who lost their device: one use, of their account. It is logged that there is one. */
export async function linkFor(
  needs: Needs,
  space: string,
  person: string,
  createdBy: string,
): Promise<Result<FreshInvitation, 'unknownMember'>> {
  const { row } = await presentCalled(needs, space, person);
  if (row === undefined) return refused('unknownMember');
  const link = await createDeviceLinkFor(needs, row, createdBy);
  needs.log.warn(
    { space, account: row.account, invitation: link.id, by: createdBy },
    'a link that opens somebody’s account was made',
  );
  return done(link);
}

/** Takes somebody's access away, as an organiser does: their words stay. */
export const removeFor = (
  needs: Needs,
  space: string,
  person: string,
): Promise<Result<{ readonly account: string; readonly name: string }, 'unknownMember' | 'lastOrganiser'>> =>
  needs.turns(`members of ${space}`, async () => {
    const { members, row } = await presentCalled(needs, space, person);
    if (row === undefined) return refused('unknownMember');
    if (isLastOrganiser(members, row)) return refused('lastOrganiser');
    await shutOut(needs, row);
    needs.live.tell(space, 'members');
    return done({ account: row.account, name: row.name });
  });
