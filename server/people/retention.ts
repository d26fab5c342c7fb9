import type { AccountId } from '#domain/ids.ts';
import { KEPT_MONTHS, USUAL_MONTHS } from '#domain/legal.ts';
import { legalSheet, type LegalSheet } from '#domain/projections/legalSheet.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { mayDo } from '#domain/roles.ts';
import { addMonths } from '#domain/staysUntil.ts';
import type { Session } from '#protocol/portal.ts';
import type { SoonErased } from '#protocol/privacy.ts';
import type { Clock, Stop } from '../clock.ts';
import type { Log } from '../log.ts';
import { DAY, dayOf } from '../store/dayOf.ts';
import type { ContactRow, MemberRow, PeopleStore, VisitRow } from '../store/store.ts';
import { takeAway } from './contacts.ts';
import { eraseMember, isLastOrganiser } from './erasePerson.ts';
import { roleNow } from './members.ts';
import { commonsOf, type Needs } from './needs.ts';
import { SESSION_LIFE } from './sessions.ts';

/** How long before an erasure it is told. */
export const WARNED_DAYS = 30;

/** The day on which somebody who does not come any more is erased: never less than thirty days after it was told. */
export function erasedOn({ day, warnedAt }: VisitRow, months: number): number {
  const end = addMonths(day, months);
  return warnedAt === null ? end : Math.max(end, dayOf(warnedAt) + WARNED_DAYS * DAY);
}

/** Looks once at everybody of every space: who is to be warned of is, who was told long enough ago is erased. */
export async function retentionRound(needs: Needs, log: Pick<Log, 'info' | 'error'>): Promise<void> {
  const { people } = needs.store;
  const now = needs.world.now();
  for (const { slug } of await people.spaces())
    try {
      await lookAtSpace(needs, slug, now, log);
    } catch (error) {
      log.error({ space: slug, err: error }, 'who has not come for long could not be looked at');
    }
  await people.dropFarewells(now - SESSION_LIFE);
}

async function lookAtSpace(needs: Needs, space: string, now: number, log: Pick<Log, 'info'>): Promise<void> {
  const { people } = needs.store;
  const rows = await rowsOf(needs, space);
  if (!mayConcernSomebody(rows, now)) return;
  const sheet = await sheetOf(needs, space);
  const months = sheet?.memberMonths ?? USUAL_MONTHS;
  await dropOldContacts(needs, rows, sheet, now);
  for (const member of rows.members) {
    const isDue = ({ day }: VisitRow): boolean => now >= addMonths(day, months) - WARNED_DAYS * DAY;
    const seen = rows.visits.get(member.account);
    if (seen !== undefined && !isDue(seen)) continue;
    // As it stands now: somebody may come while others are looked at.
    const visit = await visitOf(needs, member);
    if (!isDue(visit)) continue;
    if (visit.warnedAt === null) {
      await people.warnOfErasure(space, member.account, now);
      continue;
    }
    if (now < erasedOn(visit, months)) continue;
    const erased = await eraseMember(needs, space, member.account, { withWords: false, isTheirs: false });
    log.info({ space, isErased: erased.ok }, 'somebody has not come for as long as the space keeps names');
  }
}

/** Whom and what a space keeps. */
interface Rows {
  readonly members: readonly MemberRow[];
  /** By account. */
  readonly visits: ReadonlyMap<string, VisitRow>;
  readonly contacts: readonly ContactRow[];
}

const rowsOf = async ({ store: { people } }: Needs, space: string): Promise<Rows> => ({
  members: await people.members(space),
  visits: await visitsOf(people, space),
  contacts: await people.contacts(space),
});

const visitsOf = async (
  people: Pick<PeopleStore, 'visits'>,
  space: string,
): Promise<ReadonlyMap<string, VisitRow>> =>
  new Map((await people.visits(space)).map((row) => [row.account, row]));

/**
 * Whether anybody, or any contact, is as old as the shortest choice: told from rows alone. To read what a space chose is
 * to open its document, and most spaces have nobody to look at.
 */
function mayConcernSomebody({ members, visits, contacts }: Rows, now: number): boolean {
  const isOld = (day: number): boolean => now >= addMonths(day, Math.min(...KEPT_MONTHS)) - WARNED_DAYS * DAY;
  return (
    members.some(({ account, joinedAt }) => {
      const visit = visits.get(account);
      return visit === undefined ? isOld(dayOf(joinedAt)) : visit.warnedAt !== null || isOld(visit.day);
    }) || contacts.some((contact) => isOld(dayOf(tendedAt(contact))))
  );
}

/** A member of before visits were kept, or one who just came, was there when they joined. */
async function visitOf({ store: { people } }: Needs, member: MemberRow): Promise<VisitRow> {
  const { space, account, joinedAt } = member;
  const found = await people.visit(space, account);
  if (found !== null) return found;
  await people.noteVisit(space, account, joinedAt);
  return { space, account, day: dayOf(joinedAt), warnedAt: null, returnedOn: null };
}

/** When somebody last went over a contact. */
const tendedAt = ({ addedAt, editedAt }: ContactRow): number => editedAt ?? addedAt;

const sheetOf = ({ live }: Needs, space: string): Promise<LegalSheet | null> =>
  live.read(commonsOf(space), legalSheet);

/** A contact lasts for so many months after the event, or after somebody last went over it: that renews it. */
async function dropOldContacts(
  needs: Needs,
  { contacts }: Rows,
  sheet: LegalSheet | null,
  now: number,
): Promise<void> {
  const event = typeof sheet?.eventDay === 'string' ? Date.parse(sheet.eventDay) : 0;
  const months = sheet?.contactMonths ?? USUAL_MONTHS;
  for (const contact of contacts)
    if (now >= addMonths(dayOf(Math.max(event, tendedAt(contact))), months))
      await takeAway(needs, contact.space, contact.id, null);
}

/** For so many days after they came back, each device of somebody who was about to be erased tells it. */
const TOLD_DAYS = 30;

/** The day on which they came back who had been announced for erasure, as long as they are to be told; else null. */
export async function returnedOn(
  { store, world }: Pick<Needs, 'store' | 'world'>,
  { space, account }: Session,
): Promise<number | null> {
  const day = (await store.people.visit(space, account))?.returnedOn ?? null;
  return day !== null && world.now() < day + TOLD_DAYS * DAY ? day : null;
}

/** Who is about to be erased, the first to go first. */
export async function soonErased(
  needs: Needs,
  me: Session,
): Promise<Result<readonly SoonErased[], 'notAllowed'>> {
  const role = await roleNow(needs, me);
  if (role === null || !mayDo(role, 'removeMember')) return refused('notAllowed');
  const { people } = needs.store;
  const months = (await sheetOf(needs, me.space))?.memberMonths ?? USUAL_MONTHS;
  const members = await people.members(me.space);
  const visits = await visitsOf(people, me.space);
  const soon = members.flatMap((row): SoonErased[] => {
    const visit = visits.get(row.account);
    if (visit === undefined || visit.warnedAt === null) return [];
    return [
      {
        account: row.account as AccountId,
        name: row.name,
        on: erasedOn(visit, months),
        isLastOrganiser: isLastOrganiser(members, row),
      },
    ];
  });
  return done(soon.sort((a, b) => a.on - b.on));
}

const HOUR = 3_600_000;

/** Looks at once, and again each day as long as the server runs. */
export function keepRetention(needs: Needs, clock: Clock, log: Pick<Log, 'info' | 'error'>): Stop {
  let isStopped = false;
  let lookedOn = -1;
  let stopTimer: Stop = () => undefined;
  const look = async (): Promise<void> => {
    const today = dayOf(clock.now());
    if (today !== lookedOn) {
      lookedOn = today;
      await retentionRound(needs, log).catch((error: unknown) =>
        log.error({ err: error }, 'who has not come for long could not be looked at'),
      );
    }
    if (!isStopped) stopTimer = clock.after(HOUR, () => void look());
  };
  stopTimer = clock.after(0, () => void look());
  return () => {
    isStopped = true;
    stopTimer();
  };
}
