import { done, refused, type Result } from '#domain/result.ts';
import { mayDo, rolesGivenBy, type Role } from '#domain/roles.ts';
import type { Member, Session } from '#protocol/portal.ts';
import { agreeToAll } from './mandates.ts';
import { memberFrom, roleNow, type RemovalRefusal } from './members.ts';
import type { Needs } from './needs.ts';

/**
 * Gives somebody another role. Their sessions and their words stay; what they send from now on, and what they wrote
 * before and have not sent, is judged by the new role. Somebody of the committee stays. Whoever becomes an
 * organiser speaks for what they said they speak for.
 */
export const changeRole = (
  needs: Needs,
  me: Session,
  account: string,
  role: Role,
): Promise<Result<Member, RemovalRefusal>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const own = await roleNow(needs, me);
    if (own === null || !mayDo(own, 'changeRole') || !rolesGivenBy(own).includes(role))
      return refused('notAllowed');
    const present = (await needs.store.people.members(me.space)).filter((row) => row.removedAt === null);
    const row = present.find((one) => one.account === account);
    if (row === undefined) return refused('unknownMember');
    const organisers = present.filter((one) => one.role === 'organiser').length;
    if (row.role === 'organiser' && role !== 'organiser' && organisers === 1) return refused('lastOrganiser');
    await needs.store.people.changeMember(me.space, account, { role });
    needs.live.learn(me.space, account, { role });
    if (role === 'organiser') await agreeToAll(needs, row, me.account);
    needs.live.tell(me.space, 'members');
    return done(memberFrom((await needs.store.people.member(me.space, account)) ?? { ...row, role }));
  });
