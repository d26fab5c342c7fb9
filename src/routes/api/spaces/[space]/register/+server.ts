import { mayDo } from '#domain/roles.ts';
import { registerPage } from '#ui/pages/registerPage.ts';
import { legalWordsOf } from '#ui/pages/legalWords.ts';
import { HEADERS, refusal } from '../../../answers.ts';
import { recognised } from '../../../recognised.ts';
import type { RequestHandler } from './$types';

/** The entry of the register of processing, as a page that prints: for organisers. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    if (!mayDo(me.role, 'changeSpace')) return refusal('notAllowed');
    const sheet = await event.locals.portal.legalSheet(me.space, { isKnown: true });
    if (!sheet.ok) return refusal(sheet.why);
    const { language } = event.locals;
    const day = new Date(me.serverTime).toISOString().slice(0, 10);
    return new Response(registerPage(sheet.value, legalWordsOf(language), language, day), {
      headers: {
        ...HEADERS,
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="registre-${me.space}-${day}.html"`,
      },
    });
  });
