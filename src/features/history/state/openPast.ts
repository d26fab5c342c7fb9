import type { HistoryPlace } from '#protocol/history.ts';
import { askHistory } from './askHistory.ts';
import { browserEnvironment } from '#sync/browserEnvironment.ts';
import { openPastShelf } from '#sync/keptPast.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { ItemPast } from './itemPast.svelte.ts';

/** Opens the past of an entry of a space, as this browser can ask for it. Whoever opens it stops it. */
export function openPast(space: SpaceState, place: HistoryPlace): ItemPast {
  const environment = browserEnvironment();
  const shelf = openPastShelf(environment.storage, space.slug, space.me.account);
  return new ItemPast(place, askHistory(environment, space.slug), shelf, environment.now);
}
