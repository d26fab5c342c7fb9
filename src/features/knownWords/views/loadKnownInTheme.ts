import { lazily } from '#ui/shell/lazily.ts';
import type { Words } from '#ui/words/context.ts';
import { bringKnown } from './bringKnown.ts';
import type KnownInTheme from './KnownInTheme.svelte';

/** What shows the words of the glossary in a theme, fetched once its text is there. */
export const load = (words: Words): Promise<{ readonly default: typeof KnownInTheme }> =>
  bringKnown(
    words,
    lazily(() => import('./KnownInTheme.svelte')),
  );
