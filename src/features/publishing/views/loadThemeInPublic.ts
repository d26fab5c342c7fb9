import { bringPartAlone } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';
import { lazily } from '#ui/shell/lazily.ts';
import type ThemeInPublic from './ThemeInPublic.svelte';

/** How a theme stands with the public page, with its words. */
export async function load(words: Words): Promise<{ readonly default: typeof ThemeInPublic }> {
  const [component] = await Promise.all([
    lazily(() => import('./ThemeInPublic.svelte')),
    lazily(() => bringPartAlone(words, 'publishing')),
  ]);
  return component;
}
