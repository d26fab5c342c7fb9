import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { mayDo, type Role } from '#domain/roles.ts';
import { tidy } from '#domain/sentence.ts';
import { LONGEST_NAME, type Me, type Member, type NameRefusal, type Session } from '#protocol/portal.ts';
import type { MemberRow } from '../store/store.ts';
import type { Needs } from './needs.ts';
import { freshName } from '../secrets.ts';

/** Control characters, and the marks that turn the direction of what follows: they would dress one name as another. */
const HIDDEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The name under which somebody appears, tidied: something to read in it, at most `LONGEST_NAME` characters. */
export function checkName(raw: string): Result<string, NameRefusal> {
  const name = tidy(tidy(raw).replace(HIDDEN, ''));
  if (!/[\p{L}\p{N}]/u.test(name)) return refused('name.empty');
  if (name.length > LONGEST_NAME) return refused('name.tooLong');
  return done(name);
}

/** A member about to be written. The two pens are drawn apart: nothing links one to the other but this row. */
export const newMember = (
  { world, random }: Needs,
  given: Pick<MemberRow, 'space' | 'name' | 'role' | 'structures' | 'invitation'>,
): MemberRow => ({
  ...given,
  account: freshName(random),
  veiledPen: freshName(random),
  joinedAt: world.now(),
  removedAt: null,
});

export const meFrom = (row: MemberRow, serverTime: number): Me => ({
  space: row.space as SpaceSlug,
  account: row.account as AccountId,
  role: row.role,
  veiledPen: row.veiledPen as Pen,
  name: row.name,
  structures: row.structures as readonly ItemId[],
  serverTime,
});

/** A member as the others may know them: their veiled pen stays here. */
export const memberFrom = (row: MemberRow, isNamed = false): Member => ({
  account: row.account as AccountId,
  name: row.name,
  role: row.role,
  structures: row.structures as readonly ItemId[],
  removedAt: row.removedAt,
  ...(isNamed ? { isNamed } : {}),
});

/** The role somebody has now, whatever their session said when the page began; null once they have none. */
export async function roleNow({ store }: Needs, me: Session): Promise<Role | null> {
  const row = await store.people.member(me.space, me.account);
  return row === null || row.removedAt !== null ? null : row.role;
}

export type RemovalRefusal = 'notAllowed' | 'lastOrganiser' | 'unknownMember';

/** Takes somebody's access away, at once and everywhere. Their words stay: they belong to the commons. */
export const removeMember = (
  needs: Needs,
  me: Session,
  account: string,
): Promise<Result<null, RemovalRefusal>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const role = await roleNow(needs, me);
    if (role === null || !mayDo(role, 'removeMember')) return refused('notAllowed');
    const present = (await needs.store.people.members(me.space)).filter((row) => row.removedAt === null);
    const leaving = present.find((row) => row.account === account);
    if (leaving === undefined) return refused('unknownMember');
    const organisers = present.filter((row) => row.role === 'organiser').length;
    if (leaving.role === 'organiser' && organisers === 1) return refused('lastOrganiser');
    await shutOut(needs, leaving);
    needs.live.tell(me.space, 'members');
    return done(null);
  });

/**
 * The row first, then the sockets: whoever comes back meanwhile is refused by the row. Sessions are kept,
 * so that the device is told *your access was withdrawn* and not *open your link again*.
 */
export async function shutOut({ store, live, world }: Needs, row: MemberRow): Promise<void> {
  await store.people.changeMember(row.space, row.account, { removedAt: world.now() });
  live.cut(row.space, row.account, 'refused');
}
