import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import type { Language } from '#ui/words/language.ts';
import { en } from '#ui/words/legal/en.ts';
import { fr } from '#ui/words/legal/fr.ts';
import { wordsOf, type Words } from './words.ts';

const LEGAL = { fr: frenchSpaces(fr), en };

export type LegalWords = Words & { readonly legal: (typeof LEGAL)['fr'] };

/** The words of a page that says what is kept of people. Apart: the page of an error, which a device keeps, says none of it. */
export const legalWordsOf = (language: Language): LegalWords => ({
  ...wordsOf(language),
  legal: LEGAL[language],
});
