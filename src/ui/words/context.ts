import { getContext, setContext } from 'svelte';
import type { AppWords } from './app/fr.ts';
import type { MoreWords } from './app/more/fr.ts';
import type { CommonWords } from './common/fr.ts';
import type { DoorWords } from './doors/fr.ts';
import type { FamilyWords } from './families/fr.ts';
import { frenchSpaces } from './frenchSpaces.ts';
import { isLanguage, LANGUAGE_COOKIE, preferredLanguage, type Language } from './language.ts';

/** The words of the app in the chosen language. */
export interface Words {
  readonly language: Language;
  readonly common: CommonWords & DoorWords;
  readonly app: AppWords;
  readonly families: FamilyWords;
  /**
   * Brings the words of the pages and dialogs beyond the first screen into `app` and `common`. Await it before showing one of
   * them; `ui/shell/brought.ts` does it together with the component.
   */
  readonly bring: () => Promise<void>;
}

const KEY = Symbol('words');

export const provideWords = (words: Words): Words => setContext(KEY, words);

/** The words of the app, inside any of its components. */
export const useWords = (): Words => getContext<Words>(KEY);

/**
 * Only the chosen language travels. Without network a device may hold the other one only: it is shown then, and
 * `language` says which.
 */
export async function loadWords(chosen: Language): Promise<Words> {
  try {
    return await wordsIn(chosen);
  } catch {
    return wordsIn(chosen === 'en' ? 'fr' : 'en');
  }
}

async function wordsIn(language: Language): Promise<Words> {
  const [ground, first, families] = await (language === 'en' ? english() : french());
  const app = { ...first } as AppWords;
  const common = { ...ground } as CommonWords & DoorWords;
  let more: Promise<void> | null = null;
  const bring = (): Promise<void> =>
    (more ??= loadMore(language).then(
      ([words, doors]) => {
        Object.assign(app, words);
        Object.assign(common, doors);
      },
      (trouble: unknown) => {
        more = null;
        throw trouble;
      },
    ));
  return { language, common, app, families, bring };
}

const french = () =>
  Promise.all([
    import('./common/fr.ts').then(({ fr }) => frenchSpaces(fr)),
    import('./app/fr.ts').then(({ fr }) => frenchSpaces(fr)),
    import('./families/fr.ts').then(({ fr }) => frenchSpaces(fr)),
  ]);

const english = () =>
  Promise.all([
    import('./common/en.ts').then(({ en }) => en),
    import('./app/en.ts').then(({ en }) => en),
    import('./families/en.ts').then(({ en }) => en),
  ]);

const loadMore = (language: Language): Promise<[MoreWords, DoorWords]> =>
  language === 'en'
    ? Promise.all([
        import('./app/more/en.ts').then(({ en }) => en),
        import('./doors/en.ts').then(({ en }) => en),
      ])
    : Promise.all([
        import('./app/more/fr.ts').then(({ fr }) => frenchSpaces(fr)),
        import('./doors/fr.ts').then(({ fr }) => frenchSpaces(fr)),
      ]);

/** The language chosen on this device, else the browser's. */
export function deviceLanguage(cookies: string, wanted: readonly string[]): Language {
  const chosen = cookies
    .split('; ')
    .find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);
  return isLanguage(chosen) ? chosen : preferredLanguage(wanted);
}

const ONE_YEAR = 365 * 24 * 60 * 60;

/** The cookie that says the choice to the server's own pages as well. */
export const languageCookie = (language: Language): string =>
  `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${ONE_YEAR}; samesite=lax`;
