import type { RefusalCode } from './common/fr.ts';
import type { Words } from './context.ts';

/** What a person reads when an act was refused: what happened, then what to do. */
export function refusalSentence({ common, app }: Words, why: string): string {
  if (why === 'unreachable') return app.shell.needsNetwork;
  return Object.hasOwn(common.refusals, why) ? common.refusals[why as RefusalCode] : app.shell.failed;
}
