import { done, refused, type Result } from '#domain/result.ts';
import {
  CONSENT_WORDS,
  type Consent,
  type ConsentPurpose,
  type ConsentRefusal,
  type GivenConsent,
} from '#protocol/privacy.ts';
import type { Member, Session } from '#protocol/portal.ts';
import type { ConsentRow } from '../store/store.ts';
import { memberFrom } from './members.ts';
import type { Needs } from './needs.ts';

const PUBLIC_NAME: ConsentPurpose = 'publicName';

const isInForce = ({ withdrawnAt }: ConsentRow): boolean => withdrawnAt === null;

/** What somebody agreed to and has not taken back. */
export async function consentsOf({ store }: Needs, me: Session): Promise<readonly Consent[]> {
  const rows = await store.people.consents(me.space);
  return rows
    .filter((row) => row.account === me.account && isInForce(row))
    .map(({ purpose, givenAt, words }) => ({ purpose: purpose as ConsentPurpose, givenAt, words }));
}

/** Gives a consent, or takes it back, at once. Nobody does it for somebody else. */
export async function setConsent(
  needs: Needs,
  me: Session,
  { purpose, isGiven, words }: GivenConsent,
): Promise<Result<readonly Consent[], ConsentRefusal>> {
  const { people } = needs.store;
  const at = needs.world.now();
  if (isGiven && words !== CONSENT_WORDS) return refused('consent.otherWords');
  if (isGiven)
    await people.giveConsent({ space: me.space, account: me.account, purpose, givenAt: at, words });
  else await people.withdrawConsent(me.space, me.account, purpose, at);
  needs.live.tell(me.space, 'members');
  return done(await consentsOf(needs, me));
}

/** Everybody who has or had access, as the others may know them; who agreed to be named says so. */
export async function listMembers(needs: Needs, me: Session): Promise<readonly Member[]> {
  const named = await publicNames(needs, me.space);
  return (await needs.store.people.members(me.space)).map((row) => memberFrom(row, named.has(row.account)));
}

/** The names that may be read in public, by account: of members who agreed, under the name they bear now. */
export async function publicNames({ store }: Needs, space: string): Promise<ReadonlyMap<string, string>> {
  const rows = (await store.people.consents(space)).filter(
    (row) => isInForce(row) && row.purpose === PUBLIC_NAME,
  );
  if (rows.length === 0) return new Map();
  const agreed = new Set(rows.map(({ account }) => account));
  return new Map(
    (await store.people.members(space))
      .filter(({ account, removedAt }) => removedAt === null && agreed.has(account))
      .map(({ account, name }) => [account, name]),
  );
}
