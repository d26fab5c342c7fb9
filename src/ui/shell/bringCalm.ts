import type { Words } from '#ui/words/context.ts';
import { lazily } from './lazily.ts';

/** Brings the words of calm and of who is here, which no first screen says. */
export const bringCalm = (words: Words): Promise<void> =>
  lazily(
    () => import('#ui/words/bringPart.ts').then(({ bringPartAlone }) => bringPartAlone(words, 'calm')),
    'unseen',
  );
