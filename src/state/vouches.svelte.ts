import { takeBackVouch, vouchFor } from '#domain/commands/vouchFor.ts';
import type { ItemId } from '#domain/ids.ts';
import { vouch } from '#domain/kinds/vouch.ts';
import {
  confirmationOf,
  toConfirm,
  type Confirmation,
  type Joined,
} from '#domain/projections/confirmationOf.ts';
import { joinedCards } from '#domain/projections/joinedCards.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import type { LiveRoot } from './live.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

/** Who confirmed which structure, alive. Opened by the pages that show it. */
export class VouchesState {
  readonly #space: SpaceState;
  readonly #vouches: LiveRoot<typeof vouch.fields>;
  readonly #stoodFor: ReadonlySet<string> = $derived.by(
    () =>
      new Set(
        [...this.#space.members.values()].flatMap(({ structures }) =>
          structures.map((one) => this.#space.readAs(one)),
        ),
      ),
  );
  readonly #joined: Joined = $derived.by(() => ({
    readAs: (one) => this.#space.readAs(one),
    cards: joinedCards(this.#space.structures),
  }));
  /** The structures in view that nobody has confirmed yet. */
  readonly toConfirm: ReadonlySet<ItemId> = $derived.by(() =>
    toConfirm(
      structuresInView(this.#space.structures).map(({ id }) => id),
      this.#vouches.items.values(),
      this.#stoodFor,
      this.#joined,
    ),
  );

  constructor(space: SpaceState) {
    this.#space = space;
    this.#vouches = space.view(vouch);
  }

  /** Reactive. */
  of(structure: ItemId): Confirmation {
    return confirmationOf(
      structure,
      this.#vouches.items.values(),
      this.#stoodFor.has(structure),
      this.#joined,
    );
  }

  say(structure: ItemId, speaksFor: ItemId): boolean {
    return this.#space.write('vouch', (doc, world) =>
      vouchFor(doc, this.#space.pens, { structure, speaksFor }, world),
    ).ok;
  }

  takeBack(id: ItemId): boolean {
    return this.#space.write('vouch', (doc, world) => takeBackVouch(doc, this.#space.pens, id, world)).ok;
  }
}
