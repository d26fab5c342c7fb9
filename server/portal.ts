import { done } from '#domain/result.ts';
import type { Portal } from '#protocol/portal.ts';
import { enterDemo } from './demo/enterDemo.ts';
import { renameMe, standFor } from './people/changeMe.ts';
import { changeRole } from './people/changeRole.ts';
import { createContactImports } from './people/contactImports.ts';
import { createContacts } from './people/contacts.ts';
import { createNames } from './people/namesBackstage.ts';
import { foundSpace } from './people/foundSpace.ts';
import { createHistory } from './people/history.ts';
import { hereTeller } from './history/teller.ts';
import {
  createDeviceLink,
  createInvitation,
  listInvitations,
  prolongInvitation,
  revokeInvitation,
} from './people/invitations.ts';
import { createJoinLimit, join, JOIN_RATES, lookAtInvitation, MISS_RATES } from './people/join.ts';
import { settleMandate } from './people/mandates.ts';
import { removeMember } from './people/members.ts';
import { consentsOf, listMembers, setConsent } from './people/consents.ts';
import { createEvenness } from './people/evenness.ts';
import { erasePerson, lookAtPerson } from './people/erasePerson.ts';
import { myData } from './people/myData.ts';
import { returnedOn, soonErased } from './people/retention.ts';
import { legalSheet } from './people/legal.ts';
import { needsFrom, type PortalParts } from './people/needs.ts';
import { askPublicly, createPublicPages, PUBLIC_RATE } from './people/publicDoor.ts';
import { createDemoDoor, createOpenings, EVERYTHING_OFFERED, offered } from './people/offers.ts';
import { createRateLimit, createSharedLimit } from './rate.ts';
import { spaceUse } from './people/spaceUse.ts';
import { endSession, recognise } from './people/sessions.ts';
import { storing } from './people/storing.ts';

export { createTerminalActs } from './people/operator.ts';
export type { PortalParts };

/** The one implementation of `Portal`. A full disk is answered as `notStored` wherever the contract has the word. */
export function createPortal(parts: PortalParts): Portal {
  const needs = needsFrom(parts);
  const pageOf = createPublicPages(needs);
  const isLetThrough = createRateLimit(parts.publicRate ?? PUBLIC_RATE, parts.elapsed);
  const mayJoin = createJoinLimit(parts.joinRates ?? JOIN_RATES, parts.elapsed);
  const offers = parts.offers ?? EVERYTHING_OFFERED;
  const mayOpen = createOpenings(offers, parts.elapsed);
  const mayTry = createDemoDoor(offers, parts.elapsed);
  const mayMiss = createSharedLimit(MISS_RATES, parts.elapsed);
  const evenly = createEvenness(parts);
  const history = createHistory(
    needs,
    parts.teller ?? hereTeller(parts.store.updates),
    parts.elapsed,
    parts.historyRate,
  );
  return {
    ...createContacts(needs),
    ...createNames(needs),
    ...createContactImports(needs),
    ...history,
    nameVersion: (me, wanted) => storing(() => history.nameVersion(me, wanted)),
    offered: offered(offers),
    foundSpace: (given, address, code = '') =>
      storing(() => foundSpace(needs, given, () => mayOpen(address, code))),
    enterDemo: (visitor, address) => storing(() => enterDemo(needs, visitor, () => mayTry(address))),

    lookAtInvitation: (secret, address) => lookAtInvitation(needs, mayMiss, secret, address),
    join: (secret, newcomer, address) =>
      storing(() => join(needs, { mayJoin, mayMiss }, secret, newcomer, address)),

    whoAmI: (space, token) => recognise(needs, space, token),
    endSession: (space, token) =>
      storing(async () => {
        await endSession(needs, space, token);
        return done(null);
      }),
    members: (me) => listMembers(needs, me),
    renameMe: (me, name) => storing(() => renameMe(needs, me, name)),
    standFor: (me, chosen) => storing(() => standFor(needs, me, chosen)),
    settleMandate: (me, given) => storing(() => settleMandate(needs, me, given)),
    removeMember: (me, account) => storing(() => removeMember(needs, me, account)),
    changeRole: (me, account, role) => storing(() => changeRole(needs, me, account, role)),

    createInvitation: (me, wanted) => storing(() => createInvitation(needs, me, wanted)),
    invitations: (me) => listInvitations(needs, me),
    prolongInvitation: (me, id, seenEnd) => storing(() => prolongInvitation(needs, me, id, seenEnd)),
    revokeInvitation: (me, id, andMembers) => storing(() => revokeInvitation(needs, me, id, andMembers)),
    createDeviceLink: (me) => storing(async () => done(await createDeviceLink(needs, me))),

    consents: (me) => consentsOf(needs, me),
    setConsent: (me, given) => storing(() => setConsent(needs, me, given)),
    myData: (me) => myData(needs, me),
    lookAtPerson: (me, account) => lookAtPerson(needs, me, account),
    erasePerson: (me, account, withWords) => storing(() => erasePerson(needs, me, account, withWords)),
    soonErased: (me) => soonErased(needs, me),
    returnedOn: (me) => returnedOn(needs, me),
    legalSheet: (space, by) => evenly(() => legalSheet(needs, space, by)),

    publicPage: (space) => evenly(() => pageOf(space)),
    askPublicly: (space, asked, address) =>
      evenly(() => storing(() => askPublicly(needs, isLetThrough, space, asked, address))),

    spaceUse: (me) => spaceUse(needs, parts.limits, me),

    health: parts.health,
  };
}
