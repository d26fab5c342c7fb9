import { answerResult, refusal } from '../../../../answers.ts';
import { contactIdsBody, contactsBody, readBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `GivenContact[]`, out of a file → `ImportedContact[]`, one for each, in the same order. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, contactsBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.importContacts(me, body));
  });

/** Ids of contacts that I imported → how many were taken back. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, contactIdsBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.takeBackContacts(me, body));
  });
