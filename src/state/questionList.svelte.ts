import type { ItemId } from '#domain/ids.ts';
import type { SpaceState } from './space.svelte.ts';
import { cardOf, type Card } from './card.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

export type Shown = 'shared' | 'toWelcome' | 'setAside' | 'archivedMine';
export type Order = 'breadth' | 'newest';

/** What a list of questions is asked for. */
export interface Wanted {
  readonly text: string;
  /** A theme, `'none'` for questions in no theme, or `null` for all. */
  readonly theme: ItemId | 'none' | null;
  /** Only questions that this family asks. */
  readonly family: StructureKind | null;
  readonly shown: Shown;
  readonly order: Order;
}

export const EVERYTHING: Wanted = Object.freeze({
  text: '',
  theme: null,
  family: null,
  shown: 'shared',
  order: 'breadth',
});

/** The list of the page *Questions*: ordered, filtered, still while I read. Being written. */
export class QuestionList {
  wanted: Wanted = $state.raw(EVERYTHING);
  /** The ids to show, in order. */
  readonly ids: readonly ItemId[] = [];
  /** Questions of others that arrived since the list was laid, and would be shown. */
  readonly fresh: number = 0;
  readonly #space: SpaceState;

  constructor(space: SpaceState) {
    this.#space = space;
  }

  /** Lays the list anew, with what arrived. */
  showFresh(): void {}

  /** Reactive: wakes when something that this card says changes. */
  cardOf(id: ItemId): Card | null {
    return cardOf(this.#space, id);
  }

  stop(): void {}
}
