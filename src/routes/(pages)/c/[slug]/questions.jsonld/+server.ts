import { departmentName } from '#domain/departments.ts';
import { commonsAsData } from '#ui/pages/commonsAsData.ts';
import { wordsOf } from '#ui/pages/words.ts';
import { WRITTEN_IN } from '#ui/words/language.ts';
import { stop } from '../../../../stop.ts';
import type { RequestHandler } from './$types';

/** What the public page is, for machines (JSON-LD): apart from the page, which holds no script of any kind. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  const { name, department, licence, questions, structuresAsking } = page.value;
  const { commons, common } = wordsOf(WRITTEN_IN);
  const what = commonsAsData({
    name: commons.pageTitle(name),
    description: commons.description(common.questions(questions), common.structures(structuresAsking)),
    territory: `${departmentName(department)} (${department})`,
    language: WRITTEN_IN,
    address: `${url.origin}/c/${params.slug}`,
    licence: common.licenceLinks[licence],
  });
  return new Response(JSON.stringify(what), {
    headers: {
      'content-type': 'application/ld+json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  });
};
