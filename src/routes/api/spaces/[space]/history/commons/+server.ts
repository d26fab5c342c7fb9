import { answerResult, refusal } from '../../../../answers.ts';
import { hourAsked } from '../../../../historyAsked.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `?at=…` → `CommonsAt`. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const at = hourAsked(event.url);
    return at === null ? refusal('unreadable') : answerResult(await event.locals.portal.commonsAt(me, at));
  });
