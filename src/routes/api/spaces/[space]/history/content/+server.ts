import { answerResult, refusal } from '../../../../answers.ts';
import { placeAsked, whenAsked } from '../../../../historyAsked.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `?root=themes&id=…&at=…`, or `&version=…` → `ItemContent`. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const [place, when] = [placeAsked(event.url), whenAsked(event.url)];
    return place === null || when === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.itemContent(me, place, when));
  });
