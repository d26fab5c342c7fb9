import { bringPart, bringPartAlone } from '#ui/words/bringPart.ts';
import type { PageLoad } from './$types.js';

/** The words of this page come with it, not with the first screen; its form finds questions as a decision does. */
export const load: PageLoad = async ({ parent }) => {
  const { words } = await parent();
  await Promise.all([bringPart(words, 'axes'), bringPartAlone(words, 'decisions')]);
};
