import * as Y from 'yjs';
import { sharedType, readItem } from './collection.ts';
import type { ItemId } from './ids.ts';
import { publication, theme } from './kinds/index.ts';
import { samenessOf } from './projections/history/sameness.ts';
import { richContentOf, type RichContent } from './richContent.ts';

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

/** Whether what was published of a theme says something that it does not say now, or in another order. */
export function isChangedSince(doc: Y.Doc, id: ItemId): boolean {
  const [now, published] = [wordsBeingWritten(doc, id), wordsPublished(doc, id)];
  return now !== null && published !== null && samenessOfWords(now) !== samenessOfWords(published);
}

/** A name that two texts share when they read the same: empty pieces and the order of attributes are nobody's words. */
export const samenessOfWords = ({ title, intent, body }: ThemeWords): string =>
  JSON.stringify([title, intent, ...body.map(samenessOf)]);
