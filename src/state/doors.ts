import type { AccountId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type {
  ChosenStructure,
  FreshInvitation,
  Invitation,
  InviteRefusal,
  Me,
  Member,
  NameRefusal,
  SessionRefusal,
  StructureChoiceRefusal,
  WantedInvitation,
} from '#protocol/portal.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';

/**
 * What a person asks of the server outside the documents. Needs the network: without it every door
 * answers `unreachable`, and nothing has changed.
 */
export type Door<T, Why extends string> = Promise<
  Result<T, Why | SessionRefusal | 'notAllowed' | 'unreachable'>
>;

type Knock = typeof fetch;

const knock: Knock = (...request) => fetch(...request);

export const createInvitation = (
  slug: string,
  wanted: WantedInvitation,
): Door<FreshInvitation, InviteRefusal> => ask(slug, 'POST', 'invitations', wanted);

export const invitations = (slug: string): Door<readonly Invitation[], never> =>
  ask(slug, 'GET', 'invitations');

/** With `andMembers`, everybody who came in by it loses access at once. */
export const revokeInvitation = (
  slug: string,
  id: string,
  andMembers: boolean,
): Door<{ readonly removed: number }, 'unknownInvitation'> =>
  ask(slug, 'DELETE', `invitations/${encodeURIComponent(id)}?members=${andMembers ? 'remove' : 'keep'}`);

export const deviceLink = (slug: string): Door<FreshInvitation, never> => ask(slug, 'POST', 'device');

export const renameMe = (slug: string, name: string): Door<Me, NameRefusal> =>
  ask(slug, 'PATCH', 'me', { name });

export const standFor = (slug: string, chosen: ChosenStructure): Door<Me, StructureChoiceRefusal> =>
  ask(slug, 'POST', 'me/structures', chosen);

export const listMembers = (slug: string): Door<readonly Member[], never> => ask(slug, 'GET', 'members');

export const removeMember = (
  slug: string,
  account: AccountId,
): Door<null, 'lastOrganiser' | 'unknownMember'> =>
  ask(slug, 'DELETE', `members/${encodeURIComponent(account)}`);

/**
 * Ends my session on this device and erases everything of this space from it. Erasing needs no network:
 * it is done even when the server could not be told, and the answer says so.
 */
export async function leave(slug: string): Door<null, never> {
  const told = await ask<null, never>(slug, 'DELETE', 'session');
  await eraseTraces(slug);
  return told;
}

async function ask<T, Why extends string>(
  slug: string,
  method: string,
  path: string,
  body?: unknown,
): Door<T, Why> {
  try {
    const answer = await knock(`/api/spaces/${encodeURIComponent(slug)}/${path}`, {
      method,
      cache: 'no-store',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status >= 500) return refused('unreachable');
    const value: unknown = answer.status === 204 ? null : await answer.json();
    if (answer.ok) return done(value as T);
    const why = (value as { readonly why?: unknown } | null)?.why;
    return refused(typeof why === 'string' ? (why as Why) : 'unreachable');
  } catch {
    return refused('unreachable');
  }
}
