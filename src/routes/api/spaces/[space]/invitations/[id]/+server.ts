import { answerResult, refusal } from '../../../../answers.ts';
import { prolongBody, readBody } from '../../../../bodies.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** `{ seenEnd }` → null: it serves sixty days more. */
export const PATCH: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const body = await readBody(event.request, prolongBody);
    return body === null
      ? refusal('unreadable')
      : answerResult(await event.locals.portal.prolongInvitation(me, event.params.id, body.seenEnd));
  });

/** Ends an invitation: `?members=remove` also takes away the access of those it let in, `keep` does not → `{ removed }`. */
export const DELETE: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const members = event.url.searchParams.get('members') ?? 'keep';
    if (members !== 'keep' && members !== 'remove') return refusal('unreadable');
    return answerResult(
      await event.locals.portal.revokeInvitation(me, event.params.id, members === 'remove'),
    );
  });
