import type { Merge } from '../../kind.ts';

/** Who did something, as the server tells it; `account` is null for the server and for whoever signed with a veiled pen. */
export interface Doer {
  readonly account: string | null;
  readonly name: string | null;
  /** Ids of the structures they stand for. */
  readonly structures: readonly string[];
}

/** What one person did to one field of an entry within a few minutes, or to the whole of it (`field` null). */
export interface Deed extends Doer {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly field: string | null;
  /** Letters of a text; a unit for each value, paragraph or mark. */
  readonly wrote: number;
  readonly struck: number;
  readonly isCreation: boolean;
}

/**
 * How a field was changed, told in a verb: laid down, filled out, written anew, touched up, partly struck, changed
 * otherwise, given another value, or taken away as a whole.
 */
export type Manner = 'opened' | 'added' | 'rewrote' | 'touchedUp' | 'struck' | 'changed' | 'set' | 'removed';

/** Up to so many letters on either side it is a touch. */
const A_TOUCH = 12;
/** Of what was struck and what was written, the shares from which a text is written anew. */
const ANEW = 0.5;

/** How one or several deeds on one field read together; `merge` is null for a field that this program does not know. */
export function mannerOf(deeds: readonly Deed[], merge: Merge | null): Manner {
  if (deeds.some(({ isCreation }) => isCreation)) return 'opened';
  if (deeds.every(({ field }) => field === null)) return 'removed';
  if (merge === 'register' || merge === null) return 'set';
  const wrote = deeds.reduce((sum, deed) => sum + deed.wrote, 0);
  const struck = deeds.reduce((sum, deed) => sum + deed.struck, 0);
  if (wrote <= A_TOUCH && struck <= A_TOUCH) return 'touchedUp';
  if (struck <= wrote / 10) return 'added';
  if (wrote <= struck / 10) return 'struck';
  return struck >= wrote * ANEW ? 'rewrote' : 'changed';
}
