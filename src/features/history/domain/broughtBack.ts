import type { RichContent } from '#domain/richContent.ts';
import type { BlockChange } from './compareContents.ts';

/**
 * A text of today with one block as it was: the block that changed is put back, the one that is gone comes back where
 * it stood, the one that is new goes. `changes` compares `then` with `now`; the rest of today's text stays.
 */
export function broughtBack(
  then: RichContent,
  now: RichContent,
  changes: readonly BlockChange[],
  chosen: BlockChange,
): RichContent {
  const old = chosen.before === null ? [] : then.slice(chosen.before, chosen.before + 1);
  if (chosen.after !== null) return [...now.slice(0, chosen.after), ...old, ...now.slice(chosen.after + 1)];
  const earlier = changes.slice(0, changes.indexOf(chosen)).findLast(({ after }) => after !== null);
  const at = earlier?.after === null || earlier === undefined ? 0 : earlier.after + 1;
  return [...now.slice(0, at), ...old, ...now.slice(at)];
}
