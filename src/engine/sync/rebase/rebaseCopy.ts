import * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { Doubts, Written } from '../status.ts';
import { replayChanges, ERASED } from './replayChanges.ts';
import type { EntryModel } from './entryModel.ts';
import { erasedIn, goneWith, type Erased } from './erased.ts';
import { rejectedPart } from './rejectedPart.ts';

export interface Rebasing<Row extends RejectedChange> {
  readonly old: Y.Doc;
  /** What the server holds, whole. */
  readonly base: Uint8Array;
  readonly waiting: ReadonlySet<string>;
  readonly doubts: Doubts;
  /** What waited, as it stood before others wrote over it. */
  readonly before: ReadonlyMap<string, Written>;
  readonly model: EntryModel<Row>;
  /** Types the roots of a document. */
  readonly open: (doc: Y.Doc) => Y.Doc;
  readonly at: number;
}

export interface Rebased<Row> {
  readonly doc: Y.Doc;
  /** What the server did not take, one for each entry. */
  readonly rows: readonly Row[];
  readonly erased: Erased;
  /** What waited and went with it, not to be sent any more. */
  readonly gone: ReadonlySet<string>;
}

/** The reasons for which what waits is no fault of its words: it is sent again under another client id. */
const ABOUT_THE_CLIENT_ID = 'clientId';

/**
 * A copy that says what the server says, and what of mine is still to be sent; and what the server refused, as
 * plain data. Of what was erased, and what was about it, nothing is in either. The old copy is only read.
 */
export function rebaseCopy<Row extends RejectedChange>({
  old,
  base,
  waiting,
  doubts,
  before,
  model,
  open,
  at,
}: Rebasing<Row>): Rebased<Row> {
  const fresh = open(new Y.Doc({ guid: old.guid }));
  Y.applyUpdate(fresh, base);
  const refused = new Map(doubts.filter(([, why]) => why !== ABOUT_THE_CLIENT_ID));
  const renames = refused.size < doubts.length;
  const erased = erasedIn(fresh, model);
  const gone = goneWith(erased, waiting, old, model);
  for (const key of gone) refused.set(key, ERASED);
  const renamed = replayChanges({
    old,
    fresh,
    waiting,
    doubts: refused,
    isAnothers: model.isAnothers,
    renames,
  });
  const keys = new Set([...waiting, ...entriesIn(old, refused.keys())]);
  const copies = { old, fresh, renamed, doubts: refused, before, model, otherwise: 'unknown', at };
  const rows = [...keys].flatMap((key) => (gone.has(key) ? [] : (rejectedPart(key, copies) ?? [])));
  return { doc: fresh, rows, erased, gone };
}

/** The entries that places name: `questions/paul~1/sentence` is in one; a root alone is told of none. */
const entriesIn = (doc: Y.Doc, places: Iterable<string>): string[] =>
  [...places].flatMap((place) => {
    const [root, id] = place.split('/');
    return root !== undefined && id !== undefined && doc.share.has(root) ? [`${root}/${id}`] : [];
  });
