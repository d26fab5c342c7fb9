import { answerResult, refusal } from '../../../../answers.ts';
import { chosenStructureBody, readBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `ChosenStructure` → `Me`, who now stands for it too. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, chosenStructureBody);
    return body === null ? refusal('unreadable') : answerResult(await event.locals.portal.standFor(me, body));
  });
