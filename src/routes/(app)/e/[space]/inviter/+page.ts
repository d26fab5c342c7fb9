import { bringPart } from '#ui/words/bringPart.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => bringPart((await parent()).words, 'invite');
