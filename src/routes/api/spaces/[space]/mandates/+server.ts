import { answerResult, refusal } from '../../../answers.ts';
import { mandateBody, readBody } from '../../../bodies.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `GivenMandate` → null: whether somebody speaks for a structure. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, mandateBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.settleMandate(me, body));
  });
