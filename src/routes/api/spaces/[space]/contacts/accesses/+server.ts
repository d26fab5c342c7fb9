import { answerResult } from '../../../../answers.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `ContactAccess[]`: who looked at contacts and who changed one, the newest first. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.contactAccesses(me)));
