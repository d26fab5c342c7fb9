import type { Cookies } from '@sveltejs/kit';
import { sessionCookie, type Entry } from '#protocol/portal.ts';
import { LANGUAGE_COOKIE } from '#ui/words/language.ts';

/** Keeps a session just born on this device. */
export const keepSession = (cookies: Cookies, url: URL, entry: Entry): void =>
  setCookie(cookies, url, entry.space, entry.token, Math.floor(entry.maxAge / 1000));

/** The longest that browsers keep a cookie. */
const LONGEST_COOKIE = 400 * 24 * 60 * 60;

/** Whoever comes back stays: the server alone says when a session has ended, the cookie outlives it. */
export function renewSession(cookies: Cookies, url: URL, space: string): void {
  const token = cookies.get(sessionCookie(space));
  if (token !== undefined) setCookie(cookies, url, space, token, LONGEST_COOKIE);
}

function setCookie(cookies: Cookies, url: URL, space: string, token: string, maxAge: number): void {
  cookies.set(sessionCookie(space), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge,
  });
}

export const forgetSession = (cookies: Cookies, url: URL, space: string): void =>
  cookies.delete(sessionCookie(space), { path: '/', secure: url.protocol === 'https:' });

const PREFIX = sessionCookie('');

/** The spaces that this device holds a session of, as its cookies say; nobody has checked them yet. */
export const spacesOnDevice = (cookies: Cookies): readonly string[] =>
  cookies
    .getAll()
    .filter(({ name }) => name.startsWith(PREFIX) && name !== LANGUAGE_COOKIE)
    .map(({ name }) => name.slice(PREFIX.length));
