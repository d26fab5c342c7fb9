import { error } from '@sveltejs/kit';
import { stop } from '../../../../stop.ts';
import type { PageServerLoad } from './$types';

/** As the public page: whoever comes back gets 304 as long as nothing moved. A page without words is not there. */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-cache', vary: 'Accept-Language, Cookie' });
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  const { name, licence, isDemo, words } = page.value;
  if (words.length === 0) error(404);
  return { slug: params.slug, origin: url.origin, space: { name, licence, isDemo }, glossary: words };
};
