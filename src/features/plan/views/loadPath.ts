import { lazily } from '#ui/shell/lazily.ts';
import { bringPartAlone } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';
import type PathSteps from './PathSteps.svelte';

/** The seven steps of the committee, with their words. */
export async function loadPath(words: Words): Promise<{ readonly default: typeof PathSteps }> {
  const [steps] = await Promise.all([
    lazily(() => import('./PathSteps.svelte')),
    lazily(() => bringPartAlone(words, 'path')),
  ]);
  return steps;
}
