import { PUBLIC_PEN, penOf } from '../ids.ts';
import type { Moderation } from '../kinds/moderation.ts';
import type { Question } from '../kinds/question.ts';

/**
 * Where a question stands in the commons:
 * - `toWelcome`: came by the public form, no organiser has welcomed it yet
 * - `setAside`: an organiser set it aside, with a reason its author can read
 * - `archived`: its author took it out of view
 * - `shared`: everybody of the space reads it
 */
export type Standing = 'shared' | 'toWelcome' | 'setAside' | 'archived';

export function standingOf(asked: Question, decided: Moderation | undefined): Standing {
  if (asked.archivedAt !== null) return 'archived';
  if (decided?.verdict === 'setAside') return 'setAside';
  if (penOf(asked.id) === PUBLIC_PEN && decided?.verdict !== 'welcomed') return 'toWelcome';
  return 'shared';
}
