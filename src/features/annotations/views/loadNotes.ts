import { lazily } from '#ui/shell/lazily.ts';
import type { Words } from '#ui/words/context.ts';
import { bringPart, bringPartAlone } from '#ui/words/bringPart.ts';
import type ThemeNotes from './ThemeNotes.svelte';

/** The margin of a theme and its words, fetched once the text is there. */
export async function loadNotes(words: Words): Promise<{ readonly default: typeof ThemeNotes }> {
  const [component] = await Promise.all([
    lazily(() => import('./ThemeNotes.svelte')),
    lazily(() => bringPartAlone(words, 'margin')),
    lazily(() => bringPart(words, 'notes')),
  ]);
  return component;
}
