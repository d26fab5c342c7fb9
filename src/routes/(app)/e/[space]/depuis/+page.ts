import { bringPart } from '#ui/words/bringPart.ts';
import type { PageLoad } from './$types.js';

/** The words of this page come with it, not with the first screen. */
export const load: PageLoad = async ({ parent }) => bringPart((await parent()).words, 'since');
