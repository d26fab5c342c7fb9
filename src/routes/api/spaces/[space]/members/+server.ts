import { answer } from '../../../answers.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `Member[]`: everybody who has or had access. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answer(await event.locals.portal.members(me)));
