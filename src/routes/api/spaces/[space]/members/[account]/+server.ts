import { answerResult } from '../../../../answers.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** Takes somebody's access away, at once. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) =>
    answerResult(await event.locals.portal.removeMember(me, event.params.account)),
  );
