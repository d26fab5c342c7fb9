import { fail, redirect } from '@sveltejs/kit';
import { checkSpace, readSpaceTyped, spaceProblem } from '#ui/pages/spaceTyped.ts';
import { en } from '#ui/words/app/plan/template/en.ts';
import { fr } from '#ui/words/app/plan/template/fr.ts';
import { refusalStatus } from '../../refusalStatus.ts';
import { keepSession } from '../../sessions.ts';
import type { Actions } from './$types';

export const actions = {
  default: async ({ request, locals, cookies, url }) => {
    const typed = readSpaceTyped(await request.formData());
    const checked = checkSpace(typed);
    if (!checked.ok) return fail(422, { typed, problems: checked.problems, notStored: false });

    const founded = await locals.portal.foundSpace({
      ...checked.space,
      plan: locals.language === 'en' ? en : fr,
    });
    if (!founded.ok) {
      const { why } = founded;
      if (why === 'notStored') return fail(503, { typed, problems: [], notStored: true });
      return fail(refusalStatus(why), { typed, problems: [spaceProblem(why)], notStored: false });
    }

    keepSession(cookies, url, founded.value);
    redirect(303, `/e/${founded.value.space}/inviter`);
  },
} satisfies Actions;
