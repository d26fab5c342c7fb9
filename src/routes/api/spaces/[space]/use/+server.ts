import { answerResult } from '../../../answers.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `SpaceUse`: who holds how much of the commons, for organisers. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.spaceUse(me)));
