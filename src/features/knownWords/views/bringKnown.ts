import { lazily } from '#ui/shell/lazily.ts';
import { bringPart } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';

/** A part that shows words of the glossary in the texts of a page, once what its card says is there too. */
export const bringKnown = async <Part>(words: Words, part: Promise<Part>): Promise<Part> =>
  (await Promise.all([part, lazily(() => bringPart(words, 'glossary'))]))[0];
