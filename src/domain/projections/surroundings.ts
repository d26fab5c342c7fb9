import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { Surroundings } from '../entryPolicy.ts';
import type { ItemId } from '../ids.ts';
import { annotation, moderation } from '../kinds/index.ts';

/** What the entries of a commons point to, looked up where it is asked. */
export const surroundingsOf = (doc: Y.Doc): Surroundings => ({
  isSetAside: (item) => readItem(doc, moderation, item as ItemId)?.verdict === 'setAside',
  aboutOf: (id) => readItem(doc, annotation, id as ItemId)?.target?.item ?? null,
});
