import { isDoubled, mendDoubled } from '#domain/commands/mendDoubled.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Moderation } from '#domain/kinds/moderation.ts';
import { done } from '#domain/result.ts';
import type { SpaceState } from './space.svelte.ts';

/** Where a verdict took the place of another that had also written in the theme: what that one wrote goes. */
export function mendWhereDoubled(
  space: SpaceState,
  id: ItemId,
  before: Moderation | undefined,
  after: Moderation | undefined,
): void {
  const inserted = before?.inserted ?? null;
  if (inserted === null || !isDoubled(before, after)) return;
  space.write('writeThemes', (doc) => {
    mendDoubled(doc, id, inserted);
    return done(id);
  });
}
