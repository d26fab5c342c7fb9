import { en as familiesEn } from '#ui/words/families/en.ts';
import { fr as familiesFr } from '#ui/words/families/fr.ts';
import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import type { Language } from '#ui/words/language.ts';
import { en as pagesEn } from '#ui/words/pages/en.ts';
import { fr as pagesFr } from '#ui/words/pages/fr.ts';
import { frameWordsOf } from './frameWords.ts';

const WORDS = {
  fr: { ...frameWordsOf('fr'), ...frenchSpaces({ ...pagesFr, families: familiesFr }) },
  en: { ...frameWordsOf('en'), ...pagesEn, families: familiesEn },
};

/** All the words of a page without script. Both languages are there: nothing of them is sent to the browser. */
export const wordsOf = (language: Language): (typeof WORDS)['fr'] => WORDS[language];

export type Words = ReturnType<typeof wordsOf>;
