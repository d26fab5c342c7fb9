import type { BackstageState } from '#state/backstage.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { lazily } from '#ui/shell/lazily.ts';

/**
 * The backstage document of a space, for as long as the component that asks stands and `isWanted`; null until it is
 * open, and for who is no organiser. Called as a component is made.
 */
export function followBackstage(
  space: SpaceState,
  isWanted: () => boolean = () => true,
): { readonly open: BackstageState | null } {
  let backstage = $state.raw<BackstageState | null>(null);
  $effect(() => {
    if (!isWanted()) return;
    let isOver = false;
    let opened: BackstageState | null = null;
    void lazily(async () => (await import('#state/backstage.svelte.ts')).openBackstage(space)).then((one) => {
      opened = one;
      if (isOver) opened?.stop();
      else backstage = opened;
    });
    return () => {
      isOver = true;
      backstage = null;
      opened?.stop();
    };
  });
  return {
    get open() {
      return backstage;
    },
  };
}
