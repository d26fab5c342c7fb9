import { answer, answerResult, refusal } from '../../../../answers.ts';
import { consentBody, readBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `Consent[]`: what I agreed to, and did not take back. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => answer(await event.locals.portal.consents(me)));

/** `{ purpose, isGiven, words }` → `Consent[]`, effective at once on every page. */
export const PUT: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const given = await readBody(event.request, consentBody);
    return given === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.setConsent(me, given));
  });
