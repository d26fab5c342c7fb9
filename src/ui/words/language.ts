/** French is the reference; English is complete. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: unknown): text is Language => LANGUAGES.includes(text as Language);

/** The language that spaces write in. What is quoted from them on a page in another language says so. */
export const WRITTEN_IN: Language = 'fr';

/** The `lang` of a space's own words on a page in this language: nothing where it is the page's. */
export const langOfWritten = (page: Language): Language | undefined =>
  page === WRITTEN_IN ? undefined : WRITTEN_IN;

/** The cookie and the local note that hold a chosen language. */
export const LANGUAGE_COOKIE = 'terreau-language';

/** The best of our languages for an `Accept-Language` header or `navigator.languages`. French where in doubt. */
export function preferredLanguage(wanted: string | readonly string[] | null | undefined): Language {
  const tags = typeof wanted === 'string' ? wanted.split(',') : (wanted ?? []);
  for (const tag of tags) {
    const language = tag.trim().slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'fr';
}
