import { attempt, keysOfSpace, localShelf, tabShelf } from './deviceNotes.ts';

/** Forgets all that is noted of a space, of every account. */
export function forgetNotes(space: string, shelf = localShelf()): void {
  attempt(() => {
    if (shelf !== null) for (const key of keysOfSpace(space, shelf)) shelf.removeItem(key);
  });
}

/** Where a browser keeps notes, to be cleared whole. */
export const noteShelves = (): readonly Pick<Storage, 'clear'>[] =>
  [localShelf(), tabShelf()].filter((shelf) => shelf !== null);
