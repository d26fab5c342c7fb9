import * as Y from 'yjs';
import { sharedType, readItem } from './collection.ts';
import type { ItemId } from './ids.ts';
import { publication } from './kinds/publication.ts';
import { theme } from './kinds/theme.ts';
import { samenessOf } from './projections/history/sameness.ts';
import { richContentOf, type RichContent, type RichNode } from './richContent.ts';

/** The words of a theme at a moment, as plain content. */
export interface ThemeWords {
  readonly title: string;
  readonly intent: string;
  readonly body: RichContent;
}

/** A theme as it is being written. */
export const wordsBeingWritten = (doc: Y.Doc, id: ItemId): ThemeWords | null =>
  withBody(readItem(doc, theme, id), sharedType(doc, theme, id, 'body'));

/** What was published of it last; null where nothing is kept. */
export const wordsPublished = (doc: Y.Doc, id: ItemId): ThemeWords | null =>
  withBody(readItem(doc, publication, id), sharedType(doc, publication, id, 'body'));

const withBody = (
  item: Pick<ThemeWords, 'title' | 'intent'> | null,
  body: Y.Text | Y.XmlFragment | null,
): ThemeWords | null =>
  item === null
    ? null
    : Object.freeze({
        title: item.title,
        intent: item.intent,
        body: body instanceof Y.XmlFragment ? richContentOf(body) : [],
      });

/** Whether what was published of a theme reads otherwise than the theme does now. */
export function isChangedSince(doc: Y.Doc, id: ItemId): boolean {
  const [now, published] = [wordsBeingWritten(doc, id), wordsPublished(doc, id)];
  return now !== null && published !== null && !readAlike(now, published);
}

/** Empty pieces and the order of attributes are nobody's words: blocks that are not written alike may read alike. */
const readAlike = (one: ThemeWords, other: ThemeWords): boolean =>
  one.title === other.title &&
  one.intent === other.intent &&
  one.body.length === other.body.length &&
  one.body.every((block, n) => areSame(block, other.body[n]));

const areSame = (one: RichNode, other: RichNode | undefined): boolean =>
  other !== undefined &&
  (JSON.stringify(one) === JSON.stringify(other) || samenessOf(one) === samenessOf(other));
