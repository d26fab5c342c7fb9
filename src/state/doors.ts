import type { AccountId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
import type {
  ChosenStructure,
  FreshInvitation,
  Invitation,
  InviteRefusal,
  Me,
  Member,
  NameRefusal,
  SessionRefusal,
  Stood,
  StructureChoiceRefusal,
  WantedInvitation,
} from '#protocol/portal.ts';
import { askServer } from '#sync/askServer.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';

/**
 * What a person asks of the server outside the documents. It needs the network: without it every door
 * answers `unreachable`, and nothing has changed.
 */
export type Door<T, Why extends string> = Promise<
  Result<T, Why | SessionRefusal | 'notAllowed' | 'notStored' | 'unreachable'>
>;

export const createInvitation = (
  slug: string,
  wanted: WantedInvitation,
): Door<FreshInvitation, InviteRefusal> => knock(slug, 'POST', 'invitations', wanted);

export const invitations = (slug: string): Door<readonly Invitation[], never> =>
  knock(slug, 'GET', 'invitations');

/** With `andMembers`, everybody who came in by it loses access at once. */
export const revokeInvitation = (
  slug: string,
  id: string,
  andMembers: boolean,
): Door<{ readonly removed: number }, 'unknownInvitation'> =>
  knock(slug, 'DELETE', `invitations/${encodeURIComponent(id)}?members=${andMembers ? 'remove' : 'keep'}`);

export const deviceLink = (slug: string): Door<FreshInvitation, never> => knock(slug, 'POST', 'device');

/** Hand the answer to `SpaceState.learnMe`. */
export const renameMe = (slug: string, name: string): Door<Me, NameRefusal> =>
  knock(slug, 'PATCH', 'me', { name });

/** Hand the answer to `SpaceState.learnMe`. */
export const standFor = (slug: string, chosen: ChosenStructure): Door<Stood, StructureChoiceRefusal> =>
  knock(slug, 'POST', 'me/structures', chosen);

export const listMembers = (slug: string): Door<readonly Member[], never> => knock(slug, 'GET', 'members');

export const removeMember = (
  slug: string,
  account: AccountId,
): Door<null, 'lastOrganiser' | 'unknownMember'> =>
  knock(slug, 'DELETE', `members/${encodeURIComponent(account)}`);

/** Gives somebody another role; what they send from then on is judged by it. */
export const changeRole = (
  slug: string,
  account: AccountId,
  role: Role,
): Door<Member, 'lastOrganiser' | 'unknownMember'> =>
  knock(slug, 'PATCH', `members/${encodeURIComponent(account)}`, { role });

/**
 * Ends my session on this device and erases everything of this space from it. Close the space before.
 * Erasing needs no network: it is done even when the server could not be told, and the answer says so.
 */
export async function leave(slug: string): Door<null, never> {
  const told = await knock<null, never>(slug, 'DELETE', 'session');
  await eraseTraces(slug);
  return told;
}

export const knock = <T, Why extends string>(
  slug: string,
  method: string,
  path: string,
  body?: unknown,
): Door<T, Why> =>
  askServer(
    { fetch: (...request) => fetch(...request), origin: location.origin },
    `${encodeURIComponent(slug)}/${path}`,
    method,
    body,
  );
