import { decision } from '#features/decisions/domain/decision.ts';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/**
 * Tells that decisions were written down, folded: one on what is mine, or on the page that is open, concerns me.
 * Answers how to stop.
 */
export function tellOfDecisions(
  space: SpaceState,
  announcer: Announcer,
  words: AppWords,
  path: () => string,
): () => void {
  const isNear = (item: string): boolean =>
    space.isMine(item) || space.me.structures.includes(item as never) || path().includes(item);

  const watch = (): (() => void) =>
    space.view(decision).watch((_id, before, after, isLocal) => {
      if (isLocal || !space.status.synced || before !== undefined || after === undefined) return;
      const concernsMe = after.about.some(({ item }) => isNear(item));
      announcer.announce({
        // What concerns me does not fold into what does not.
        key: concernsMe ? 'decided here' : 'decided',
        sentence: words.calm.decided,
        concernsMe,
        kind: 'decisions',
        place: `/e/${space.slug}/decisions`,
      });
    });
  return $effect.root(() => {
    $effect.pre(watch);
  });
}
