import { fail, redirect } from '@sveltejs/kit';
import { sessionCookie, type InvitationSheet, type Portal } from '#protocol/portal.ts';
import { checkNewcomer, readNewcomerTyped, type NewcomerTyped } from '#ui/pages/newcomerTyped.ts';
import { NO_STRUCTURE_TYPED } from '#ui/pages/structureTyped.ts';
import { ASKS } from '#ui/shell/mayAsk.ts';
import type { Problem } from '#ui/pages/problems.ts';
import { refusalStatus } from '../../../refusalStatus.ts';
import { keepSession } from '../../../sessions.ts';
import { stop } from '../../../stop.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, cookies, url, setHeaders }) => {
  // The address is a secret: no copy is kept, and no page that follows learns where one came from.
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'strict-origin' });
  const sheet = await locals.portal.lookAtInvitation(params.secret, locals.address);
  if (!sheet.ok) stop(locals, sheet.why);
  const me = await locals.portal.whoAmI(sheet.value.space, cookies.get(sessionCookie(sheet.value.space)));
  return {
    sheet: sheet.value,
    alreadyAs: me.ok ? me.value.name : null,
    untouched: untouched(sheet.value),
    reading: await readingOf(locals.portal, sheet.value.space, url.searchParams.get('lire')),
  };
};

const READINGS = ['donnees', 'mentions'] as const;

/** What the space says of its data, read at its door: where it is closed, nobody else outside may. */
async function readingOf(portal: Portal, space: string, asked: string | null) {
  const page = READINGS.find((one) => one === asked);
  if (page === undefined) return null;
  const legal = await portal.legalSheet(space, { isKnown: true });
  return legal.ok ? { page, sheet: legal.value } : null;
}

export const actions = {
  default: async ({ request, params, locals, cookies, url }) => {
    const form = await request.formData();
    const sheet = await locals.portal.lookAtInvitation(params.secret, locals.address);
    if (!sheet.ok) stop(locals, sheet.why);

    const typed = readNewcomerTyped(form);
    const { newcomer, problems } = checkNewcomer(typed);
    if (problems.length > 0 && !sheet.value.isDeviceLink) return fail(422, { typed, problems });

    const joined = await locals.portal.join(params.secret, newcomer, locals.address);
    if (!joined.ok) return refuse(locals, joined.why, typed);
    keepSession(cookies, url, joined.value);
    const { question, role } = sheet.value;
    const start = question === null ? (role === 'reader' ? '' : ASKS) : `/questions/${question.id}`;
    redirect(303, `/e/${joined.value.space}${start}`);
  },
} satisfies Actions;

type JoinRefusal = Exclude<Awaited<ReturnType<Portal['join']>>, { ok: true }>['why'];

function refuse(locals: App.Locals, why: JoinRefusal, typed: NewcomerTyped) {
  switch (why) {
    case 'name.empty':
    case 'name.tooLong':
      return fail(refusalStatus(why), { typed, problems: [{ field: 'name', why }] satisfies Problem[] });
    case 'structure.nameEmpty':
    case 'structure.nameTooLong':
      return fail(refusalStatus(why), {
        typed,
        problems: [{ field: 'structureName', why }] satisfies Problem[],
      });
    case 'structure.unknown':
      return fail(refusalStatus(why), { typed, problems: [{ field: 'structure', why }] satisfies Problem[] });
    case 'tooMany':
    case 'notStored':
      return fail(refusalStatus(why), { typed, problems: [{ field: 'name', why }] satisfies Problem[] });
    default:
      return stop(locals, why);
  }
}

/** The form before anybody touched it: the structure that the invitation was made for is chosen already. */
const untouched = (sheet: InvitationSheet): NewcomerTyped => ({
  name: '',
  choice: sheet.structure !== null || sheet.structures.length > 0 ? 'known' : 'new',
  structure: sheet.structure ?? '',
  ...NO_STRUCTURE_TYPED,
});
