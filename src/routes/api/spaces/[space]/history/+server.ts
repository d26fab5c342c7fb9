import { answerResult, refusal } from '../../../answers.ts';
import { placeAsked } from '../../../historyAsked.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `?root=themes&id=…` → `ItemHistory`. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const place = placeAsked(event.url);
    return place === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.itemHistory(me, place));
  });
