import { goBetween } from '#domain/kinds/goBetween.ts';
import { match } from '../domain/match.ts';
import { need } from '../domain/need.ts';
import { resource } from '../domain/resource.ts';
import { matchesOf, type Pairing } from '../domain/matchesOf.ts';
import type { ItemId } from '#domain/ids.ts';
import { whoIsTold } from './needsTold.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Matches that concern me and of which others said something since a moment, the newest first. */
export class NeedsNews {
  readonly list: readonly Pairing[];

  constructor(space: SpaceState, since: number) {
    const roots = {
      needs: space.view(need),
      resources: space.view(resource),
      said: space.view(match),
      goBetweens: space.view(goBetween),
    };
    const readAs = (one: ItemId): ItemId => space.readAs(one);
    const isForMe = ({ need: sought, resource: offered }: Pairing): boolean =>
      whoIsTold(space, roots.goBetweens.items, [sought.structure, offered.structure], readAs).includes(
        space.me.account,
      );
    const isNews = ({ steps, state }: Pairing): boolean => {
      const last = steps.at(-1);
      return state !== 'unfit' && last !== undefined && last.saidAt > since && !space.isMine(last.id);
    };
    this.list = $derived.by(() =>
      [...matchesOf(roots.needs.items, roots.resources.items, roots.said.items.values(), readAs).values()]
        .filter((one) => isNews(one) && isForMe(one))
        .sort((a, b) => (b.steps.at(-1)?.saidAt ?? 0) - (a.steps.at(-1)?.saidAt ?? 0)),
    );
  }
}
