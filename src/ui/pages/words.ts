import { en as commonEn } from '#ui/words/common/en.ts';
import { fr as commonFr } from '#ui/words/common/fr.ts';
import { en as doorsEn } from '#ui/words/doors/en.ts';
import { fr as doorsFr } from '#ui/words/doors/fr.ts';
import { en as familiesEn } from '#ui/words/families/en.ts';
import { fr as familiesFr } from '#ui/words/families/fr.ts';
import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import type { Language } from '#ui/words/language.ts';
import { en as pagesEn } from '#ui/words/pages/en.ts';
import { fr as pagesFr } from '#ui/words/pages/fr.ts';

const WORDS = {
  fr: frenchSpaces({ ...pagesFr, common: { ...commonFr, ...doorsFr }, families: familiesFr }),
  en: { ...pagesEn, common: { ...commonEn, ...doorsEn }, families: familiesEn },
};

/** All the words of a page without script. Both languages are there: nothing of them is sent to the browser. */
export const wordsOf = (language: Language): (typeof WORDS)['fr'] => WORDS[language];

export type Words = ReturnType<typeof wordsOf>;

/** The words of a refusal; any refusal has some, for the reader is never shown a code. */
export function refusalWords(words: Words, why: string): string {
  const known: Readonly<Record<string, string>> = { ...words.common.refusals, ...words.form.refusals };
  return Object.hasOwn(known, why) ? (known[why] ?? words.errors.failed) : words.errors.failed;
}
