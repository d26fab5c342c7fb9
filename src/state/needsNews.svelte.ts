import { goBetween } from '#domain/kinds/goBetween.ts';
import { match } from '#domain/kinds/match.ts';
import { need } from '#domain/kinds/need.ts';
import { resource } from '#domain/kinds/resource.ts';
import { matchesOf, type Pairing } from '#domain/projections/matchesOf.ts';
import type { ItemId } from '#domain/ids.ts';
import { LiveRoot } from './live.svelte.ts';
import { whoIsTold } from './needsTold.ts';
import type { SpaceState } from './space.svelte.ts';

/** Matches that concern me and of which others said something since a moment, the newest first. */
export class NeedsNews {
  readonly #space: SpaceState;
  readonly #roots;
  readonly list: readonly Pairing[];

  constructor(space: SpaceState, since: number) {
    this.#space = space;
    const { doc } = space.shared;
    const roots = {
      needs: new LiveRoot(doc, need),
      resources: new LiveRoot(doc, resource),
      said: new LiveRoot(doc, match),
      goBetweens: new LiveRoot(doc, goBetween),
    };
    this.#roots = roots;
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

  /** Reads from the document that is open now. Reactive: another one may take its place. */
  follow(): void {
    const { doc } = this.#space.shared;
    for (const root of Object.values(this.#roots)) root.renew(doc);
  }

  stop(): void {
    for (const root of Object.values(this.#roots)) root.stop();
  }
}
