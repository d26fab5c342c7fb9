import { answerResult } from '../../../answers.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `SoonErased[]`: who has not come for long, for organisers. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.soonErased(me)));
