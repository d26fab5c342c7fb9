import type { RequestEvent } from '@sveltejs/kit';
import { sessionCookie, type Me } from '#protocol/portal.ts';
import { refusal } from './answers.ts';

/** Answers to whoever holds a session of the space in the address; to anybody else, why not. */
export async function recognised(
  { params, cookies, locals }: RequestEvent<{ space: string }>,
  respond: (me: Me) => Promise<Response>,
): Promise<Response> {
  const me = await locals.portal.whoAmI(params.space, cookies.get(sessionCookie(params.space)));
  return me.ok ? respond(me.value) : refusal(me.why);
}
