import { csvText } from '#features/files/domain/csvText.ts';
import { publicRows, questionTable } from '#features/files/domain/questionTables.ts';
import { fr as common } from '#ui/words/common/fr.ts';
import { fr as doors } from '#ui/words/doors/fr.ts';
import { stop } from '../../../../stop.ts';
import type { RequestHandler } from './$types';

/**
 * The questions of the public page as open data (docs/files.md). In French whoever asks: one file is one file, and who
 * reads it by program must not have to guess.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
  const page = await locals.portal.publicPage(params.slug);
  if (!page.ok) stop(locals, page.why);
  const rows = publicRows(page.value);
  const table = questionTable(rows, { kinds: common.structureKinds, somebody: common.somebody });
  return new Response(csvText(table, 'open'), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="questions-${params.slug}.csv"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      link: `<${doors.licenceLinks[page.value.licence]}>; rel="license"`,
    },
  });
};
