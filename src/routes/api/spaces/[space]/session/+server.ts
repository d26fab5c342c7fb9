import { done } from '#domain/result.ts';
import { sessionCookie } from '#protocol/portal.ts';
import { forgetSession } from '../../../../sessions.ts';
import { answerResult } from '../../../answers.ts';
import type { RequestHandler } from './$types';

/** Ends my session on this device. Twice is once: whoever has none is answered the same. */
export const DELETE: RequestHandler = async ({ params, cookies, url, locals }) => {
  const token = cookies.get(sessionCookie(params.space));
  const ended = token === undefined ? done(null) : await locals.portal.endSession(params.space, token);
  forgetSession(cookies, url, params.space);
  return answerResult(ended);
};
