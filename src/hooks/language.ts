import type { Cookies } from '@sveltejs/kit';
import { isLanguage, LANGUAGE_COOKIE, preferredLanguage, type Language } from '#ui/words/language.ts';

/** The address of any page with `?langue=en` is where its switch of language posts to: no page names another. */
const SWITCH = 'langue';
const YEAR = 365 * 24 * 60 * 60;

export function languageOf(cookies: Cookies, request: Request): Language {
  const chosen = cookies.get(LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : preferredLanguage(request.headers.get('accept-language'));
}

/** The answer to a switch of language: the choice is kept, and the reader is back where they were. */
export function switchLanguage(url: URL, request: Request): Response | null {
  const wanted = url.searchParams.get(SWITCH);
  if (request.method !== 'POST' || !isLanguage(wanted)) return null;
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  return new Response(null, {
    status: 303,
    headers: {
      location: url.pathname,
      'set-cookie': `${LANGUAGE_COOKIE}=${wanted}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`,
      'cache-control': 'no-store',
    },
  });
}
