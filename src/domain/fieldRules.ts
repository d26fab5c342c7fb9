import { ownsPen } from './ids.ts';
import type { Role } from './roles.ts';

/** Who writes, as far as it matters for what they say. */
export interface Author {
  readonly account: string;
  readonly role: Role;
  /** Ids of the structures they stand for. */
  readonly structures: readonly string[];
}

/** What an entry may point to, as far as it can be found. */
export interface Surroundings {
  /** Whether an organiser has set this question or annotation aside. */
  readonly isSetAside: (item: string) => boolean;
  /** The question or theme that an annotation is about; null for one that is not here. */
  readonly aboutOf: (annotation: string) => string | null;
  /** Whether somebody else than this account said that this structure is theirs. */
  readonly isHeldByOthers: (structure: string, account: string) => boolean;
  /**
   * Whether this account said that it speaks for this structure, and nobody agreed (yet): what it says in that name
   * stands, and counts as a person's (`asCounted`).
   */
  readonly isUnconfirmed: (structure: string, account: string) => boolean;
}

/**
 * `voice`: it speaks for a structure its author does not stand for, or for another person. `setAside`: it answers
 * something that an organiser has set aside. `notAllowed`: a field that the server alone writes.
 */
export type EntryRefusal = 'voice' | 'setAside' | 'notAllowed';

/** The entry that a field is of: one that stands, or one that comes with it. */
export interface OfEntry {
  readonly id: string;
  readonly isNew: boolean;
}

/** Validation of a field: why it may not hold this value (`undefined`: nothing), or null when it may. */
export type FieldRule = (
  value: unknown,
  author: Author,
  around: Surroundings,
  entry: OfEntry,
) => EntryRefusal | null;

export const theServersOwn: FieldRule = () => 'notAllowed';

/** What organisers decide, in entries that others write in as well. */
export const organisersOwn =
  (
    mayToo: (value: unknown, author: Author, entry: OfEntry, around: Surroundings) => boolean = () => false,
  ): FieldRule =>
  (value, author, around, entry) =>
    author.role === 'organiser' || mayToo(value, author, entry, around) ? null : 'notAllowed';

/** Organisers bring what was said on paper and by phone: they may speak for any structure, never as another person. */
export const maySpeakFor = ({ role, structures }: Author, structure: string): boolean =>
  role === 'organiser' || structures.includes(structure);

/** What is to be confirmed is said under the named pen alone: by the pen one knows whose word it is, and counts it so. */
export const maySay = (author: Author, structure: string, around: Surroundings, { id }: OfEntry): boolean =>
  maySpeakFor(author, structure) ||
  (ownsPen(author.account, id) && around.isUnconfirmed(structure, author.account));
