import { redirect } from '@sveltejs/kit';
import { bringPart } from '#ui/words/bringPart.ts';
import type { PageLoad } from './$types.js';

/** The words of this page come with it, not with the first screen. `?mot=`: as a word was asked for once. */
export const load: PageLoad = async ({ parent, params, url }) => {
  const asked = url.searchParams.get('mot');
  if (asked !== null) redirect(307, `/e/${params.space}/mots/${encodeURIComponent(asked)}`);
  await bringPart((await parent()).words, 'glossary');
};
