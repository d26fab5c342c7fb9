import type { Announcer } from '#state/announcer.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { AppWords } from '#ui/words/app/fr.ts';
import { tellOfAnnotated } from './tellOfAnnotated.ts';
import { tellOfDecisions } from './tellOfDecisions.svelte.ts';
import { tellWhoComes } from './tellWhoComes.svelte.ts';

/** All that is told once the page and its editor are there. Answers how to stop. */
export function tellLater(
  space: SpaceState,
  announcer: Announcer,
  words: AppWords,
  path: () => string,
  whenICame: Parameters<typeof tellWhoComes>[4],
): () => void {
  const stops = [
    tellWhoComes(space, announcer, words, path, whenICame),
    tellOfAnnotated(space, announcer, words, path),
    tellOfDecisions(space, announcer, words, path),
  ];
  return () => stops.forEach((stop) => stop());
}
