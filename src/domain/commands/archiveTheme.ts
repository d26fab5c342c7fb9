import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { theme } from '../kinds/theme.ts';
import type { World } from '../world.ts';

/** An organiser's act: takes a theme out of view; its text and the questions placed in it stay. */
export const archiveTheme = (doc: Y.Doc, id: ItemId, world: World): boolean =>
  patch(doc, theme, id, { archivedAt: world.now() });

export const bringBackTheme = (doc: Y.Doc, id: ItemId): boolean =>
  patch(doc, theme, id, { archivedAt: null });
