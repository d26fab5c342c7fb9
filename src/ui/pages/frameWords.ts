import { en as commonEn } from '#ui/words/common/en.ts';
import { fr as commonFr } from '#ui/words/common/fr.ts';
import { en as doorsEn } from '#ui/words/doors/en.ts';
import { fr as doorsFr } from '#ui/words/doors/fr.ts';
import { en as frameEn } from '#ui/words/frame/en.ts';
import { fr as frameFr } from '#ui/words/frame/fr.ts';
import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import type { Language } from '#ui/words/language.ts';

const WORDS = {
  fr: frenchSpaces({ ...frameFr, common: { ...commonFr, ...doorsFr } }),
  en: { ...frameEn, common: { ...commonEn, ...doorsEn } },
};

/** The words around a page, and of one that cannot be shown. Apart from those of the pages: an app has these alone. */
export const frameWordsOf = (language: Language): (typeof WORDS)['fr'] => WORDS[language];

export type FrameWords = ReturnType<typeof frameWordsOf>;

/** The words of a refusal; any refusal has some, for the reader is never shown a code. */
export function refusalWords(
  words: FrameWords & { readonly form?: { readonly refusals: object } },
  why: string,
): string {
  const known: Readonly<Record<string, string>> = { ...words.common.refusals, ...words.form?.refusals };
  return Object.hasOwn(known, why) ? (known[why] ?? words.errors.failed) : words.errors.failed;
}
