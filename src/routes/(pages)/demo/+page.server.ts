import { fail, redirect } from '@sveltejs/kit';
import { ASKS } from '#ui/shell/mayAsk.ts';
import { refusalStatus } from '../../refusalStatus.ts';
import { keepSession } from '../../sessions.ts';
import { nameProblems } from '#ui/pages/newcomerTyped.ts';
import { tidy } from '#domain/sentence.ts';
import { textOf } from '#ui/pages/structureTyped.ts';
import { stop } from '../../stop.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.portal.offered.demo) stop(locals, 'demo.closed');
};

export const actions = {
  default: async ({ request, locals, cookies, url }) => {
    const typed = textOf(await request.formData(), 'name');
    const problems = nameProblems(tidy(typed));
    if (problems.length > 0) return fail(422, { name: typed, problems });
    const entered = await locals.portal.enterDemo({ name: tidy(typed) }, locals.address);
    if (!entered.ok) {
      const { why } = entered;
      if (why === 'notStored' || why === 'demo.closed') stop(locals, why);
      return fail(refusalStatus(why), { name: typed, problems: [{ field: 'name', why }] });
    }
    keepSession(cookies, url, entered.value);
    redirect(303, `/e/${entered.value.space}${ASKS}`);
  },
} satisfies Actions;
