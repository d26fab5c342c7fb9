import type { AccountId } from '#domain/ids.ts';
import {
  CONSENT_WORDS,
  type Consent,
  type ConsentPurpose,
  type ConsentRefusal,
  type PersonRefusal,
  type PersonSheet,
  type SoonErased,
} from '#protocol/privacy.ts';
import type { SpaceUse } from '#protocol/spaceUse.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';
import { knock, type Door } from '#state/doors.ts';

export const myConsents = (slug: string): Door<readonly Consent[], never> =>
  knock(slug, 'GET', 'me/consents');

/** Gives a consent to the words of today, or takes it back. */
export const setConsent = (
  slug: string,
  purpose: ConsentPurpose,
  isGiven: boolean,
): Door<readonly Consent[], ConsentRefusal> =>
  knock(slug, 'PUT', 'me/consents', { purpose, isGiven, words: CONSENT_WORDS });

/** Where my data is taken away: a page to read, or what a program reads. */
export const myDataAddress = (slug: string, asPage: boolean): string =>
  `/api/spaces/${encodeURIComponent(slug)}/me/data${asPage ? '?as=page' : ''}`;

export const lookAtPerson = (slug: string, account: AccountId): Door<PersonSheet, PersonRefusal> =>
  knock(slug, 'GET', `members/${encodeURIComponent(account)}/person`);

/** Erases somebody for good; with `withWords`, what they contributed as well. */
export const erasePerson = (
  slug: string,
  account: AccountId,
  withWords: boolean,
): Door<null, PersonRefusal | 'lastOrganiser'> =>
  knock(
    slug,
    'DELETE',
    `members/${encodeURIComponent(account)}/person?words=${withWords ? 'erase' : 'keep'}`,
  );

export const soonErased = (slug: string): Door<readonly SoonErased[], never> =>
  knock(slug, 'GET', 'retention');

/** Who holds how much of the space; for organisers. */
export const spaceUse = (slug: string): Door<SpaceUse, 'notAllowed'> => knock(slug, 'GET', 'use');

/** What this device keeps of a space whose person was erased; then the cookie, which the server alone can take back. */
export async function forgetErased(slug: string): Promise<void> {
  await eraseTraces(slug);
  await knock(slug, 'DELETE', 'session');
}
