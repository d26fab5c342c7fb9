import type { AccountId } from '#domain/ids.ts';
import { fold } from '#domain/fold.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { mayDo } from '#domain/roles.ts';
import type { Session } from '#protocol/portal.ts';
import type { PersonRefusal, PersonSheet } from '#protocol/privacy.ts';
import { eraseAll } from '../erasure/erase.ts';
import type { Log } from '../log.ts';
import type { InvitationRow, LeavingRow, MemberRow } from '../store/store.ts';
import { takeAway } from './contacts.ts';
import { roleNow } from './members.ts';
import { hideIn, hideMeans, isFullName } from './namesBackstage.ts';
import { backstageOf, commonsOf, type Needs } from './needs.ts';
import { answersTo, cardsOf, mentionsOf, wordsUnder } from './personWords.ts';
import { holdsMuch } from './spaceUse.ts';

export type LastOrganiser = 'lastOrganiser';

interface Reach {
  readonly account: string;
  readonly isTheirs: boolean;
  readonly members: readonly MemberRow[];
}

/**
 * The pens of somebody whose words an erasure may reach; none of whom nobody knows. Asked by anybody else, only those
 * that bear the name: what goes would tell who wrote without it (ADR 0006). Of somebody who is erased already, those
 * under which something of theirs still stands.
 */
async function pensWithin(
  { live }: Needs,
  space: string,
  { account, isTheirs, members }: Reach,
): Promise<readonly string[]> {
  const row = members.find((one) => one.account === account);
  if (row !== undefined) return isTheirs ? [account, row.veiledPen] : [account];
  const ofOthers = new Set(members.map(({ veiledPen }) => veiledPen));
  const left = await live.pensOf(commonsOf(space), account);
  return [...left].filter((pen) => pen === account || (isTheirs && !ofOthers.has(pen)));
}

/** What an erasure of somebody would take. */
export async function lookAtPerson(
  needs: Needs,
  me: Session,
  account: string,
): Promise<Result<PersonSheet, PersonRefusal>> {
  if (!(await mayErase(needs, me, account))) return refused('notAllowed');
  const seesBackstage = (await roleNow(needs, me)) === 'organiser';
  const isTheirs = await maySeeBothPens(needs, me, account);
  return sheetOf(needs, me.space, account, { isTheirs, seesBackstage });
}

export async function sheetOf(
  needs: Needs,
  space: string,
  account: string,
  { isTheirs, seesBackstage }: { readonly isTheirs: boolean; readonly seesBackstage: boolean },
): Promise<Result<PersonSheet, 'unknownMember'>> {
  const { store, live } = needs;
  const members = await store.people.members(space);
  const row = members.find((one) => one.account === account);
  const pens = await pensWithin(needs, space, { account, isTheirs, members });
  if (pens.length === 0) return refused('unknownMember');
  const readIn = (room: string) =>
    live.read(room, (doc) => {
      const words = [...wordsUnder(doc, pens), ...cardsOf(doc, account, pens, stoodFor(members, account))];
      const mentions = row === undefined ? [] : mentionsOf(doc, row.name, [row.account, row.veiledPen]);
      return { words, answers: answersTo(doc, words), mentions };
    });
  const rooms = seesBackstage ? [commonsOf(space), backstageOf(space)] : [commonsOf(space)];
  const read = await Promise.all(rooms.map(readIn));
  return done({
    account: account as AccountId,
    name: row?.name ?? null,
    words: read.flatMap(({ words }) => words),
    answers: read.reduce((sum, { answers }) => sum + answers, 0),
    mentions: read.flatMap(({ mentions }) => mentions),
    isLastOrganiser: row !== undefined && isLastOrganiser(members, row),
  });
}

/** Erases somebody for good: oneself, or, for an organiser, whoever asked for it. */
export async function erasePerson(
  needs: Needs,
  me: Session,
  account: string,
  withWords: boolean,
): Promise<Result<null, PersonRefusal | LastOrganiser>> {
  if (!(await mayErase(needs, me, account))) return refused('notAllowed');
  return eraseMember(needs, me.space, account, {
    withWords,
    isTheirs: await maySeeBothPens(needs, me, account),
  });
}

const maySeeBothPens = async (needs: Needs, me: Session, account: string): Promise<boolean> =>
  me.account === account || (await holdsMuch(needs, me.space, account));

const mayErase = async (needs: Needs, me: Session, account: string): Promise<boolean> => {
  const role = await roleNow(needs, me);
  return role !== null && (me.account === account || mayDo(role, 'removeMember'));
};

/** The same without a session: for the terminal, and for who has not come for long. */
export const eraseMember = (
  needs: Needs,
  space: string,
  account: string,
  { withWords, isTheirs }: { readonly withWords: boolean; readonly isTheirs: boolean },
): Promise<Result<null, 'unknownMember' | LastOrganiser>> =>
  needs.turns(`members of ${space}`, async () => {
    const { people } = needs.store;
    const members = await people.members(space);
    const row = members.find((one) => one.account === account);
    const pens = await pensWithin(needs, space, { account, isTheirs, members });
    if (row === undefined && (!withWords || pens.length === 0)) return refused('unknownMember');
    if (row !== undefined && isLastOrganiser(members, row)) return refused('lastOrganiser');
    const leaving: LeavingRow = {
      space,
      account,
      at: needs.world.now(),
      pens: withWords ? pens : [],
    };
    await people.beginLeaving(leaving);
    await carryOutLeaving(needs, leaving);
    return done(null);
  });

/** The structures of which somebody else is. */
const stoodFor = (members: readonly MemberRow[], account: string): ReadonlySet<string> =>
  new Set(members.flatMap((row) => (row.account === account ? [] : row.structures)));

export function isLastOrganiser(members: readonly MemberRow[], row: MemberRow): boolean {
  const isOne = (one: MemberRow): boolean => one.role === 'organiser' && one.removedAt === null;
  return isOne(row) && members.filter(isOne).length === 1;
}

/**
 * Whatever was done of it before is passed over. The rows go first, so that nothing comes in under these pens any more;
 * then whoever is connected, then the words, then what the files of the store still hold.
 */
export async function carryOutLeaving(needs: Needs, leaving: LeavingRow): Promise<void> {
  const { store, live, world, noteErased } = needs;
  const { space, account, pens } = leaving;
  needs.noteLeft(leaving);
  const row = await store.people.member(space, account);
  if (row !== null) {
    await dropContactsOf(needs, row);
    if (isFullName(row.name)) await hideIn(hideMeans(needs), space, row.name);
  }
  const labels = row === null ? [] : await labelsNaming(needs, row);
  await store.people.erasePerson(space, account, leaving.at, labels);
  live.cut(space, account, 'refused');
  let isScrubbed = false;
  for (const room of pens.length === 0 ? [] : [commonsOf(space), backstageOf(space)]) {
    const others = stoodFor(await store.people.members(space), account);
    const words = await live.read(room, (doc) => [
      ...wordsUnder(doc, pens),
      ...cardsOf(doc, account, pens, others),
    ]);
    await eraseAll({ store, live, now: () => world.now(), note: noteErased }, room, words);
    isScrubbed ||= words.length > 0;
  }
  if (!isScrubbed) await store.updates.scrub();
  await store.people.endLeaving(space, account);
  live.tell(space, 'members');
}

/** What organisers noted of somebody of that very name, to reach them: it is the same person, or nobody can tell. */
async function dropContactsOf(needs: Needs, { space, name }: MemberRow): Promise<void> {
  const rows = await needs.store.people.contacts(space);
  for (const one of rows.filter((row) => fold(row.name).trim() === fold(name).trim()))
    await takeAway(needs, space, one.id, null);
}

/** Takes up what a former process could not finish, after the erasures of entries that it had begun. */
export async function resumeLeaving(needs: Needs, log: Pick<Log, 'error'>): Promise<void> {
  for (const row of await needs.store.people.leaving())
    try {
      await needs.turns(`members of ${row.space}`, () => carryOutLeaving(needs, row));
    } catch (error) {
      log.error({ space: row.space, err: error }, 'a person could not be erased; taken up at the next start');
    }
}

/** Invitations whose label says whom they were for: that on which nobody else came in, and those with the name in it. */
export function naming(
  row: MemberRow,
  members: readonly MemberRow[],
  invitations: readonly InvitationRow[],
): readonly string[] {
  const name = fold(row.name).trim();
  return invitations
    .filter(({ id, label }) => {
      if (label === null) return false;
      const came = members.filter(({ invitation }) => invitation === id);
      return fold(label).includes(name) || (came.length === 1 && came[0]?.account === row.account);
    })
    .map(({ id }) => id);
}

const labelsNaming = async ({ store }: Needs, row: MemberRow): Promise<readonly string[]> =>
  naming(row, await store.people.members(row.space), await store.people.invitations(row.space));
