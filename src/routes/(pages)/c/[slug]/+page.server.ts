import { sessionCookie } from '#protocol/portal.ts';
import { stop } from '../../../stop.ts';
import type { PageServerLoad } from './$types';

/** Whoever comes back gets 304 as long as nothing moved: SvelteKit answers by the ETag of what it rendered. */
export const load: PageServerLoad = async ({ params, locals, cookies, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-cache', vary: 'Accept-Language, Cookie' });
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  return {
    slug: params.slug,
    page: page.value,
    allOpen: url.searchParams.has('tout'),
    isMember: cookies.get(sessionCookie(params.slug)) !== undefined,
  };
};
