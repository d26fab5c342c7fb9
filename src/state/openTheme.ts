import { openTheme as openThemeIn, type ThemeRefusal } from '#domain/commands/openTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Opens a theme in a space, after the others. Apart from the other acts: ranks weigh, and most people open none. */
export const openTheme = (
  space: SpaceState,
  given: Parameters<typeof openThemeIn>[1],
): Result<ItemId, ThemeRefusal | 'notAllowed'> =>
  space.write('writeThemes', (doc, world) => openThemeIn(doc, given, world));
