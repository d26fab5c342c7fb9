import { answerResult, refusal } from '../../../../answers.ts';
import { readBody, versionBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `{ id, name }` → `NamedVersion`: a theme as it stands now. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, versionBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.nameVersion(me, body));
  });
