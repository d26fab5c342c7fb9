import { fail, redirect } from '@sveltejs/kit';
import { checkSpace, readSpaceTyped, spaceProblem } from '#ui/pages/spaceTyped.ts';
import { en } from '#features/plan/words/template/en.ts';
import { fr } from '#features/plan/words/template/fr.ts';
import { refusalStatus } from '../../refusalStatus.ts';
import { keepSession } from '../../sessions.ts';
import { stop } from '../../stop.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const { opening } = locals.portal.offered;
  if (opening === 'closed') stop(locals, 'opening.closed');
  return { asksCode: opening === 'code' };
};

export const actions = {
  default: async ({ request, locals, cookies, url }) => {
    const typed = readSpaceTyped(await request.formData());
    const checked = checkSpace(typed);
    if (!checked.ok) return fail(422, { typed, problems: checked.problems, told: null });

    const given = { ...checked.space, plan: locals.language === 'en' ? en : fr };
    const founded = await locals.portal.foundSpace(given, locals.address, typed.code);
    if (!founded.ok) {
      const { why } = founded;
      if (why === 'opening.closed') stop(locals, why);
      if (why === 'notStored' || why === 'opening.tooMany')
        return fail(refusalStatus(why), { typed, problems: [], told: why });
      return fail(refusalStatus(why), { typed, problems: [spaceProblem(why)], told: null });
    }

    keepSession(cookies, url, founded.value);
    redirect(303, `/e/${founded.value.space}/inviter`);
  },
} satisfies Actions;
