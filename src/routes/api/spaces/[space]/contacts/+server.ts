import type { ItemId } from '#domain/ids.ts';
import { answerResult, refusal } from '../../../answers.ts';
import { contactBody, readBody } from '../../../bodies.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `Contact[]`, of one structure (`?structure=<id>`) or all: for organisers, kept by nobody, and noted. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) =>
    answerResult(
      await event.locals.portal.contacts(me, event.url.searchParams.get('structure') as ItemId | null),
    ),
  );

/** `GivenContact` → `Contact`. */
export const POST: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, contactBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.addContact(me, body));
  });
