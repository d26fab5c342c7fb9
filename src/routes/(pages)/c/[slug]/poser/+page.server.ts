import { fail, redirect } from '@sveltejs/kit';
import { checkSentence } from '#domain/sentence.ts';
import { isStructureKind } from '#domain/structureKinds.ts';
import type { Problem } from '#ui/pages/problems.ts';
import { textOf } from '#ui/pages/structureTyped.ts';
import { refusalStatus } from '../../../../refusalStatus.ts';
import { stop } from '../../../../stop.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  return { slug: params.slug, name: page.value.name, licence: page.value.licence };
};

export const actions = {
  default: async ({ request, params, locals }) => {
    const form = await request.formData();
    // A line that people do not see: whoever fills it in is a machine, and learns nothing.
    if (textOf(form, 'suite') !== '') redirect(303, `/c/${params.slug}/merci`);

    const typed = { sentence: textOf(form, 'sentence'), family: textOf(form, 'family') };
    const sentence = checkSentence(typed.sentence);
    if (!sentence.ok) return refuse(sentence.why, typed);
    const family = isStructureKind(typed.family) ? typed.family : null;
    const asked = await locals.portal.askPublicly(
      params.slug,
      { sentence: sentence.value, family },
      locals.address,
    );
    if (asked.ok) redirect(303, `/c/${params.slug}/merci`);
    if (asked.why === 'noPublicPage') stop(locals, asked.why);
    return refuse(asked.why, typed);
  },
} satisfies Actions;

const refuse = (why: Problem['why'], typed: { sentence: string; family: string }) =>
  fail(refusalStatus(why), { typed, problems: [{ field: 'sentence', why }] satisfies Problem[] });
