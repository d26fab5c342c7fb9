import type { Cookies } from '@sveltejs/kit';
import { sessionCookie, type Entry } from '#protocol/portal.ts';

/** Keeps a session just born on this device. */
export function keepSession(cookies: Cookies, url: URL, entry: Entry): void {
  cookies.set(sessionCookie(entry.space), entry.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: Math.floor(entry.maxAge / 1000),
  });
}

export const forgetSession = (cookies: Cookies, url: URL, space: string): void =>
  cookies.delete(sessionCookie(space), { path: '/', secure: url.protocol === 'https:' });

const PREFIX = sessionCookie('');

/** The spaces that this device holds a session of, as its cookies say; nobody has checked them yet. */
export const spacesOnDevice = (cookies: Cookies): readonly string[] =>
  cookies
    .getAll()
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name }) => name.slice(PREFIX.length));
