import { answerResult, refusal } from '../../../answers.ts';
import { hiddenNameBody, nameBody, readBody } from '../../../bodies.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `{ name }` → `NamedText[]`: where it stands in what the committee wrote. In the body: no address bears a name. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, nameBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.whereNamed(me, body.name));
  });

/** `{ name, places }` → `{ hidden }`: takes it out there, for good. */
export const PATCH: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, hiddenNameBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.hideName(me, body.name, body.places));
  });
