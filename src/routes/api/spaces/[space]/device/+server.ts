import { answerResult } from '../../../answers.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** A link that opens my space on another device of mine: `FreshInvitation`. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => answerResult(await event.locals.portal.createDeviceLink(me)));
