import { untrack } from 'svelte';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { Present } from '#state/presence.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/**
 * Tells who comes to the page that I am on: each person once for that page, together with those who come before it is
 * said. Whoever was there before me stands in the list of people. `path` is reactive. Answers how to stop.
 */
export function tellWhoComes(
  space: SpaceState,
  announcer: Announcer,
  words: Pick<AppWords, 'calm'>,
  path: () => string,
  /** Who was there when I came to the page. */
  before: { readonly page: string; readonly people: readonly Present[] },
): () => void {
  let page = before.page.slice(`/e/${space.slug}`.length);
  const wereHere = before.people.filter(({ pages }) => pages.includes(page));
  let known = new Set<string>(wereHere.map(({ account }) => account));
  let names: readonly string[] = [];
  let toldAt = -1;
  return $effect.root(() => {
    $effect(() => {
      const here = path().slice(`/e/${space.slug}`.length);
      const others = space.presence.onPage(here);
      const isNewPage = here !== page;
      const fresh = isNewPage ? [] : others.filter(({ account }) => !known.has(account));
      page = here;
      known = new Set([...(isNewPage ? [] : known), ...others.map(({ account }) => account)]);
      if (fresh.length === 0) return;
      const turn = untrack(() => announcer.turn);
      names = [...(toldAt === turn ? names : []), ...fresh.map(({ name }) => name)];
      toldAt = turn;
      const came = names;
      untrack(() =>
        announcer.announce({
          key: `came ${here} ${turn}`,
          sentence: () => words.calm.came(came),
          concernsMe: true,
          kind: 'presence',
        }),
      );
    });
  });
}
