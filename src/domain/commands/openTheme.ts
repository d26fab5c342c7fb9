import type * as Y from 'yjs';
import { create, readAll } from '../collection.ts';
import { arrangedId, type ItemId } from '../ids.ts';
import { theme } from '../kinds/theme.ts';
import { LONGEST_THEME_TITLE } from '../kinds/theme.ts';
import { lastRank } from '../lastRank.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { World } from '../world.ts';

export type ThemeRefusal = 'theme.titleEmpty' | 'theme.titleTooLong';

/** An organiser's act: opens a co-written page, after the others. A draft: `publishTheme` shows it to the public. */
export function openTheme(
  doc: Y.Doc,
  given: { readonly title: string; readonly intent?: string },
  world: World,
): Result<ItemId, ThemeRefusal> {
  const title = tidy(given.title);
  if (title === '') return refused('theme.titleEmpty');
  if (title.length > LONGEST_THEME_TITLE) return refused('theme.titleTooLong');
  const id = arrangedId(world.chance);
  create(doc, theme, id, {
    title,
    intent: given.intent ?? '',
    rank: lastRank([...readAll(doc, theme).values()].map((item) => item.rank)),
    openedAt: world.now(),
  });
  return done(id);
}
