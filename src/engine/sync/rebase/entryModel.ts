import type * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { Written } from '../status.ts';

/** What the engine is told of entries: whose they are, what they point to, and how a rejected one reads. */
export interface EntryModel<Row extends RejectedChange> {
  /** Whether an entry belongs to somebody else, as its id says. */
  readonly isAnothers: (id: string) => boolean;
  /** Whether others may point to the entries of this root. */
  readonly isPointedTo: (root: string) => boolean;
  /** Whether the entries of this root bear the id of what they are about, and are taken away with a decision. */
  readonly isNamedAfterAnother: (root: string) => boolean;
  /** Makes a row of a rejected change. `whole`: all the fields that its entry had; `doc`: where it now stands no more. */
  readonly tell: (change: Omit<RejectedChange, 'about'>, doc: Y.Doc, whole: Written) => Row;
}
