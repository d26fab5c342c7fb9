import { takeBackDecision as takeBackIn } from '#domain/commands/takeBackDecision.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Verdict } from '#domain/kinds/moderation.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Undoes the first decision on a question of the public form: it waits for a welcome again. */
export const takeBackDecision = (
  space: SpaceState,
  question: ItemId,
  verdict: Verdict,
): Result<null, 'item.gone' | 'notAllowed'> =>
  space.write('welcome', (doc) => (takeBackIn(doc, question, verdict) ? done(null) : refused('item.gone')));
