import { answerResult, refusal } from '../../../../answers.ts';
import { readBody, roleBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `{ role }` → `Member`, effective at once. */
export const PATCH: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, roleBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.changeRole(me, event.params.account, body.role));
  });

/** Takes somebody's access away, at once. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) =>
    answerResult(await event.locals.portal.removeMember(me, event.params.account)),
  );
