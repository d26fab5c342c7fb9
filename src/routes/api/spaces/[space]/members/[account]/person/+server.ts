import { answerResult } from '../../../../../answers.ts';
import { recognised } from '../../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `PersonSheet`: what an erasure of this person would take. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) =>
    answerResult(await event.locals.portal.lookAtPerson(me, event.params.account)),
  );

/**
 * Erases this person for good; with `?words=erase`, what they contributed as well. Whoever erased themselves keeps the
 * cookie: by it their devices are told, and empty themselves.
 */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const { params, url, locals } = event;
    const erased = await locals.portal.erasePerson(
      me,
      params.account,
      url.searchParams.get('words') === 'erase',
    );
    return answerResult(erased);
  });
