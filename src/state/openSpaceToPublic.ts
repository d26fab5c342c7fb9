import { openSpaceToPublic as openIn } from '#domain/commands/changeSpace.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Whether the commons has a page that anybody may read. */
export const openSpaceToPublic = (
  space: SpaceState,
  isOpen: boolean,
): Result<null, 'item.gone' | 'notAllowed'> =>
  space.write('changeSpace', (doc) => (openIn(doc, isOpen) ? done(null) : refused('item.gone')));
