import type { ProlongRefusal } from '#protocol/portal.ts';
import { knock, type Door } from '#state/doors.ts';

/** Lets a link serve sixty days more. `seenEnd`: the end that was read, so that two taps prolong it once. */
export const prolongInvitation = (slug: string, id: string, seenEnd: number): Door<null, ProlongRefusal> =>
  knock(slug, 'PATCH', `invitations/${encodeURIComponent(id)}`, { seenEnd });
