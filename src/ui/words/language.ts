/** French is the reference; English is complete. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: unknown): text is Language => LANGUAGES.includes(text as Language);

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
