import { answerMandate, mandatesAskedBy } from '#features/mandates/domain/mandates.ts';
import { readItem } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { mandate } from '#domain/kinds/index.ts';
import { mandateId } from '#domain/mandateId.ts';
import { standsIn } from '#domain/projections/standingFor.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { GivenMandate, MandateRefusal, Session } from '#protocol/portal.ts';
import type { MemberRow } from '../store/store.ts';
import { change } from './changeMe.ts';
import { commonsOf, type Needs } from './needs.ts';

/**
 * Says whether somebody speaks for a structure: an organiser, or somebody who stands for it already. The first answer
 * stands; who answers the other way later is told so.
 */
export const settleMandate = (
  needs: Needs,
  me: Session,
  given: GivenMandate,
): Promise<Result<null, MandateRefusal>> =>
  needs.turns(`members of ${me.space}`, async () => {
    const [mine, theirs] = await Promise.all(
      [me.account, given.person].map((account) => needs.store.people.member(me.space, account)),
    );
    if (mine === null || mine === undefined || mine.removedAt !== null) return refused('notAllowed');
    const mayAnswer =
      mine.role === 'organiser' ||
      (await needs.live.read(commonsOf(me.space), (doc) => standsIn(doc, mine.structures, given.structure)));
    if (!mayAnswer) return refused('notAllowed');
    if (theirs === null || theirs === undefined || theirs.removedAt !== null) return refused('unknownMember');
    return answer(needs, theirs, given, me.account);
  });

/** Whoever becomes an organiser speaks for what they said they speak for. Within the turn of the members. */
export async function agreeToAll(needs: Needs, row: MemberRow, by: AccountId): Promise<void> {
  const asked = await needs.live.read(commonsOf(row.space), (doc) => mandatesAskedBy(doc, row.account));
  let now = row;
  for (const structure of asked) {
    await answer(needs, now, { person: row.account as AccountId, structure, isAgreed: true }, by);
    now = (await needs.store.people.member(row.space, row.account)) ?? now;
  }
}

/** Within the turn of the members. */
export async function answer(
  needs: Needs,
  row: MemberRow,
  { structure, isAgreed }: GivenMandate,
  by: AccountId | null,
): Promise<Result<null, MandateRefusal>> {
  const { live, world } = needs;
  const room = commonsOf(row.space);
  const person = row.account;
  const stateNow = await live.read(
    room,
    (doc) => readItem(doc, mandate, mandateId(person, structure))?.state ?? null,
  );
  if (stateNow === null) return refused('mandate.unknown');
  // The row before the commons: whoever is stopped in between finds it still asked, and answers again.
  if (stateNow === 'asked' && isAgreed) await change(needs, row, { structures: adding(row, structure) });
  const state = await live.act(room, (doc) => answerMandate(doc, { person, structure, isAgreed, by }, world));
  if (state === (isAgreed ? 'agreed' : 'refused')) return done(null);
  if (stateNow === 'asked' && isAgreed) await change(needs, row, { structures: row.structures });
  return refused('mandate.answered');
}

const adding = ({ structures }: MemberRow, one: ItemId): readonly string[] =>
  structures.includes(one) ? structures : [...structures, one];
