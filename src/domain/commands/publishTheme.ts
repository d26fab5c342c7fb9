import * as Y from 'yjs';
import { ACT, create, patch, readItem, rootOf, sharedType } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { publication } from '../kinds/publication.ts';
import { theme } from '../kinds/theme.ts';
import { isPublished } from '../kinds/theme.ts';
import { wordsBeingWritten, wordsPublished, type ThemeWords } from '../publishedText.ts';
import { done, refused, type Result } from '../result.ts';
import { writeRichContent } from '../richContent.ts';
import type { World } from '../world.ts';

/** What the public reads of a theme, and since when. */
export interface Published extends ThemeWords {
  readonly at: number;
}

export type PublishRefusal = 'item.gone' | 'theme.titleEmpty';

/** What is on the public page of this theme, archived or not; null for a draft. */
export function publishedOf(doc: Y.Doc, id: ItemId): Published | null {
  const item = readItem(doc, theme, id);
  if (item === null || item.publishedAt === null || !isPublished(item)) return null;
  const words = wordsPublished(doc, id);
  return words === null ? null : Object.freeze({ at: item.publishedAt, ...words });
}

/** An organiser's act: the public reads a theme as it stands now, until it is published again. */
export function publishTheme(doc: Y.Doc, id: ItemId, world: World): Result<Published, PublishRefusal> {
  const words = wordsBeingWritten(doc, id);
  const before = readItem(doc, theme, id);
  if (words === null || before === null) return refused('item.gone');
  if (words.title.trim() === '') return refused('theme.titleEmpty');
  // An hour names a publication: two of one moment are not the same.
  let at = world.now();
  while (at === before.publishedAt || at === before.takenOff) at += 1;
  const published = Object.freeze({ at, ...words });
  return publishAs(doc, id, published) ? done(published) : refused('item.gone');
}

/** The public reads these words of a theme. Answers false when there is no such theme. */
export function publishAs(doc: Y.Doc, id: ItemId, { at, title, intent, body }: Published): boolean {
  const item = readItem(doc, theme, id);
  if (item === null) return false;
  doc.transact(() => {
    create(doc, publication, id, { title, intent });
    const text = sharedType(doc, publication, id, 'body');
    if (text instanceof Y.XmlFragment) writeRichContent(text, body);
    patch(doc, theme, id, { publishedAt: at, ...(item.takenOff === at ? { takenOff: null } : {}) });
  }, ACT);
  return true;
}

/** An organiser's act: a theme is a draft again. Its published words go, what is being written stays. */
export function takeThemeOffPage(doc: Y.Doc, id: ItemId): boolean {
  const item = readItem(doc, theme, id);
  if (item === null || !isPublished(item)) return false;
  doc.transact(() => {
    patch(doc, theme, id, { takenOff: item.publishedAt });
    rootOf(doc, publication).delete(id);
  }, ACT);
  return true;
}
