import { bringPart } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';

/** What tells of who speaks for whom is brought with its words: nobody's first screen waits for them. */
export const withMandates = (words: Words): Pick<Words, 'bring'> => ({
  bring: () => bringPart(words, 'mandates'),
});
