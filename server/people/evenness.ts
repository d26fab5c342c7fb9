import type { Result } from '#domain/result.ts';
import type { PortalParts } from './needs.ts';

/** What takes longer is told at the next one; milliseconds. To read the document of a committee takes some thirty. */
export const STEP = 200;

/**
 * Against timing: that there is no public page takes the store a moment to find out where there is no space, and the
 * document of a room where there is one that is closed. Both are told at a whole number of steps after they were asked.
 */
export function createEvenness({ elapsed, after }: Pick<PortalParts, 'elapsed' | 'after'>) {
  return async <T, Why extends string>(look: () => Promise<Result<T, Why>>): Promise<Result<T, Why>> => {
    const start = elapsed();
    const found = await look();
    if (found.ok || found.why !== 'noPublicPage' || after === undefined) return found;
    const late = elapsed() - start;
    await new Promise<void>((resolve) => after(STEP - (late % STEP), resolve));
    return found;
  };
}
