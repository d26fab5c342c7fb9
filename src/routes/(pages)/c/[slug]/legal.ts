import type { Cookies } from '@sveltejs/kit';
import { sessionCookie } from '#protocol/portal.ts';
import { stop } from '../../../stop.ts';

interface Visit {
  readonly params: { readonly slug: string };
  readonly locals: App.Locals;
  readonly cookies: Cookies;
  readonly setHeaders: (headers: Record<string, string>) => void;
}

/** What a page of the law is made from. It is read whether or not the space has a public page. */
export async function loadLegal({ params, locals, cookies, setHeaders }: Visit) {
  setHeaders({ 'cache-control': 'no-cache', vary: 'Accept-Language, Cookie' });
  const sheet = await locals.portal.legalSheet(params.slug);
  if (!sheet.ok) stop(locals, sheet.why);
  return {
    slug: params.slug,
    sheet: sheet.value,
    isMember: cookies.get(sessionCookie(params.slug)) !== undefined,
  };
}
