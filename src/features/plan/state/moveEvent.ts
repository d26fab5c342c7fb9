import { setEventDay } from '../domain/setEventDay.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Gives the event another day, or none. What is counted from it moves with it. */
export const moveEvent = (
  space: SpaceState,
  day: string | null,
): Result<string | null, 'space.dayUnreadable' | 'item.gone' | 'notAllowed'> =>
  space.write('changeSpace', (doc) => setEventDay(doc, day));
