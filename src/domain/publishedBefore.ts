import * as Y from 'yjs';
import { rootOf } from './collection.ts';
import { publishAs } from './commands/publishTheme.ts';
import type { ItemId } from './ids.ts';
import { publication } from './kinds/publication.ts';
import { theme } from './kinds/theme.ts';
import { wordsBeingWritten } from './publishedText.ts';

/** The field in which programs of before said that a theme was on the public page as it was written; on by default. */
const SHOWN_AS_WRITTEN = 'inPublic';

/**
 * Themes that the public read as they were written are published as they stand, at the hour of the step: nothing
 * leaves a public page. Those that were kept among members are drafts.
 */
export function publishWhatWasShown(doc: Y.Doc, at: number): void {
  for (const [id, entry] of rootOf(doc, theme)) {
    if (!(entry instanceof Y.Map) || entry.has('publishedAt') || rootOf(doc, publication).has(id)) continue;
    const words = wordsBeingWritten(doc, id as ItemId);
    if (words !== null && entry.get(SHOWN_AS_WRITTEN) !== false)
      publishAs(doc, id as ItemId, { at, ...words });
  }
}
