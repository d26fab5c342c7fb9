import { lazily } from '#ui/shell/lazily.ts';
import { bringPart } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';

/** What tells of who speaks for whom, with its words: nobody's first screen waits for it. */
export const loadMandates = <Part>(words: Words, load: () => Promise<Part>): Promise<Part> =>
  lazily(async () => (await Promise.all([load(), bringPart(words, 'mandates')]))[0], 'unseen');
