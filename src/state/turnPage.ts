import { turnPage as turnPageIn } from '#domain/commands/turnPage.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Phase } from '#domain/spaceChoices.ts';
import type { SpaceState } from './space.svelte.ts';

/** Turns the page of a space. Apart from the other acts: it is done three times in the life of a commons. */
export const turnPage = (space: SpaceState, phase: Phase): Result<Phase, 'item.gone' | 'notAllowed'> =>
  space.write('changeSpace', (doc) => (turnPageIn(doc, phase) ? done(phase) : refused('item.gone')));
