import type { Phase } from '#domain/spaceChoices.ts';
import { isDiscussionOpen } from '#domain/spaceChoices.ts';
import { turnPage } from '#state/turnPage.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { Words } from '#ui/words/context.ts';
import type { Tell } from './done.ts';

/** The one sentence that says what turning the page changes. */
export function whatTurningChanges(app: Words['app'], from: Phase, to: Phase): string {
  if (isDiscussionOpen(from) === isDiscussionOpen(to)) return app.phases.staysOpen;
  return isDiscussionOpen(to) ? app.phases.opens : app.phases.closes;
}

/** Turns the page and tells it, with the way back. */
export function turnAndTell(space: SpaceState, app: Words['app'], to: Phase, tell: Tell): void {
  const before = space.settings?.phase ?? 'before';
  if (!turnPage(space, to).ok) return;
  tell({ sentence: app.phases.turned[to], undo: () => void turnPage(space, before) });
}
