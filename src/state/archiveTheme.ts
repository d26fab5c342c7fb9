import { archiveTheme as archiveIn, bringBackTheme as bringBackIn } from '#domain/commands/archiveTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

type Written = Result<ItemId, 'item.gone' | 'notAllowed'>;

const found = (id: ItemId, isThere: boolean): Result<ItemId, 'item.gone'> =>
  isThere ? done(id) : refused('item.gone');

export const archiveTheme = (space: SpaceState, id: ItemId): Written =>
  space.write('writeThemes', (doc, world) => found(id, archiveIn(doc, id, world)));

export const bringBackTheme = (space: SpaceState, id: ItemId): Written =>
  space.write('writeThemes', (doc) => found(id, bringBackIn(doc, id)));
