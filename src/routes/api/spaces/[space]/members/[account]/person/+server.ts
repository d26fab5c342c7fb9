import { forgetSession } from '../../../../../../sessions.ts';
import { answerResult } from '../../../../../answers.ts';
import { recognised } from '../../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `PersonSheet`: what an erasure of this person would take. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) =>
    answerResult(await event.locals.portal.lookAtPerson(me, event.params.account)),
  );

/** Erases this person for good; with `?words=erase`, what they contributed as well. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const { params, url, locals, cookies } = event;
    const erased = await locals.portal.erasePerson(
      me,
      params.account,
      url.searchParams.get('words') === 'erase',
    );
    if (erased.ok && params.account === me.account) forgetSession(cookies, url, me.space);
    return answerResult(erased);
  });
