import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Session } from './portal.ts';

/**
 * Names of people in what the committee wrote for itself. Somebody who asks to be forgotten may stand in a note, in
 * what was said with a structure, or beside a contact; a person looks, and takes the name out. For organisers only.
 */
export interface NamesPortal {
  /** Where a name stands in private notes, exchanges, tasks, and what is noted beside contacts. A look at contacts is noted. */
  whereNamed(
    me: Session,
    name: string,
  ): Promise<Result<readonly NamedText[], 'notAllowed' | 'name.tooShort' | 'notStored'>>;
  /** Puts « … » in its place there, and erases for good what stood there before. It is on the disk when this answers. */
  hideName(
    me: Session,
    name: string,
    places: readonly NamedPlace[],
  ): Promise<Result<{ readonly hidden: number }, 'notAllowed' | 'name.tooShort' | 'notStored'>>;
}

export const NAMED_ROOTS = ['notes', 'exchanges', 'tasks', 'contacts'] as const;
export type NamedRoot = (typeof NAMED_ROOTS)[number];

export interface NamedPlace {
  readonly root: NamedRoot;
  readonly id: string;
}

export interface NamedText extends NamedPlace {
  readonly structure: ItemId | null;
  /** All that it says. */
  readonly text: string;
}

/** One letter stands in too many words. */
export const SHORTEST_NAME = 2;
