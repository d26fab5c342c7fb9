import { bringPartAlone } from '#ui/words/bringPart.ts';
import type { PageLoad } from './$types.js';

/** The words of this page come with it, and no other page's: it carries the editor. */
export const load: PageLoad = async ({ parent }) => bringPartAlone((await parent()).words, 'themes');
