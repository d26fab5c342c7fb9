import { stop } from '../../../../stop.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  return { slug: params.slug, name: page.value.name };
};
