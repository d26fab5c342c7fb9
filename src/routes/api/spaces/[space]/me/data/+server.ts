import { myDataPage } from '#ui/pages/myDataPage.ts';
import { legalWordsOf } from '#ui/pages/legalWords.ts';
import { HEADERS, refusal } from '../../../../answers.ts';
import { recognised } from '../../../../recognised.ts';
import type { RequestHandler } from './$types';

/** All that is kept of me, as a file: `MyData`, or with `?as=page` the page that a person reads. */
export const GET: RequestHandler = (event) =>
  recognised(event, async (me) => {
    const as = event.url.searchParams.get('as');
    if (as !== null && as !== 'page') return refusal('unreadable');
    const data = await event.locals.portal.myData(me);
    const { language } = event.locals;
    return as === 'page'
      ? file(myDataPage(data, legalWordsOf(language), language), 'text/html', `terreau-${me.space}.html`)
      : file(`${JSON.stringify(data, null, 2)}\n`, 'application/json', `terreau-${me.space}.json`);
  });

const file = (text: string, type: string, name: string): Response =>
  new Response(text, {
    headers: {
      ...HEADERS,
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
