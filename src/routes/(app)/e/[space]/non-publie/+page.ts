import type { PageLoad } from './$types.js';

/** The words of this page come with it, not with the first screen. */
export const load: PageLoad = async ({ parent }) => (await parent()).words.bring();
