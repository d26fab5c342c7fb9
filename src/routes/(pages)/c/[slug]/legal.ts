import type { Cookies } from '@sveltejs/kit';
import { sessionCookie } from '#protocol/portal.ts';
import { stop } from '../../../stop.ts';

interface Visit {
  readonly params: { readonly slug: string };
  readonly locals: App.Locals;
  readonly cookies: Cookies;
  readonly setHeaders: (headers: Record<string, string>) => void;
}

/** What a page of the law is made from. Members read it whether or not the space has a public page. */
export async function loadLegal({ params, locals, cookies, setHeaders }: Visit) {
  setHeaders({ 'cache-control': 'no-cache', vary: 'Accept-Language, Cookie' });
  const token = cookies.get(sessionCookie(params.slug));
  const sheet = await locals.portal.legalSheet(params.slug, { token });
  if (!sheet.ok) stop(locals, sheet.why);
  return {
    slug: params.slug,
    sheet: sheet.value,
    isMember: token !== undefined,
  };
}
