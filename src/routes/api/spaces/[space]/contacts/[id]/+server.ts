import { answerResult, refusal } from '../../../../answers.ts';
import { contactBody, readBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `GivenContact` → `Contact`: all that stands in it, anew. */
export const PATCH: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, contactBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.changeContact(me, event.params.id, body));
  });

/** Takes one away, for good. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.removeContact(me, event.params.id)));
