import { answerResult, refusal } from '../../../answers.ts';
import { readBody, wantedInvitationBody } from '../../../bodies.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `Invitation[]`, without their secrets. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.invitations(me)));

/** `WantedInvitation` → `FreshInvitation`: the one time that its address is told. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, wantedInvitationBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.createInvitation(me, body));
  });
