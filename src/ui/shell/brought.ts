import type { Words } from '#ui/words/context.ts';
import { lazily } from './lazily.ts';

/** A dialog or a part beyond the first screen, together with the words that it says. */
export const brought = <Module>(
  { bring }: Pick<Words, 'bring'>,
  load: () => Promise<Module>,
  awaited?: Parameters<typeof lazily>[1],
): Promise<Module> => lazily(async () => (await Promise.all([load(), bring()]))[0], awaited);
