import { renewSession } from '../../../../sessions.ts';
import { answer, answerResult, refusal } from '../../../answers.ts';
import { readBody, renameBody } from '../../../bodies.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** Who I am here: `Me`. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    renewSession(event.cookies, event.url, me.space);
    const returnedOn = await event.locals.portal.returnedOn(me);
    return answer(returnedOn === null ? me : { ...me, returnedOn });
  });

/** `{ name }` → `Me`, under the new name. */
export const PATCH: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, renameBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.renameMe(me, body.name));
  });
