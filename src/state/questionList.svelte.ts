import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { byBreadth, byNewest } from '#domain/projections/questionOrder.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { cardOf, type Card } from './card.ts';
import { familyBit, searchTextOf, weigh, type QuestionWeight } from './questionWeight.ts';
import type { SpaceState } from './space.svelte.ts';

/** `archivedMine`: what I took out of view; nobody is shown what others took out. */
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

interface Laid {
  readonly wanted: Wanted;
  readonly round: number;
  readonly ids: readonly ItemId[];
  /** Questions that would be shown and are not yet. */
  readonly fresh: number;
}

/**
 * The list of a page of questions. Its order stands still while somebody reads: what others add is counted in
 * `fresh` and comes in by `showFresh`; what is written in this window, and my own questions, come in at once on top.
 * A question that no longer answers what is wanted leaves the list. Call `stop` when done.
 */
export class QuestionList {
  /** Setting it lays the list anew. */
  wanted: Wanted = $state.raw(EVERYTHING);
  readonly #space: SpaceState;
  readonly #weights = new Map<ItemId, QuestionWeight>();
  readonly #sorted = new Map<Order, readonly QuestionWeight[]>();
  readonly #writtenHere = new Set<ItemId>();
  readonly #stops: readonly (() => void)[];
  #before: Laid | null = null;
  #version = $state(0);
  #round = $state(0);
  readonly #laid: Laid = $derived.by(() => this.#lay(this.wanted, this.#round, this.#version));

  constructor(space: SpaceState) {
    this.#space = space;
    this.#stops = this.#watch();
  }

  /** The ids to show, in order. */
  get ids(): readonly ItemId[] {
    return this.#laid.ids;
  }

  /** How many questions came since the list was laid, and would be shown. */
  get fresh(): number {
    return this.#laid.fresh;
  }

  /** Lays the list anew, with what came on top: somebody who asks for the new ones is shown them. */
  showFresh(): void {
    this.#round += 1;
  }

  /** Reactive: wakes when something that this card says changes. `null` when there is no such question. */
  cardOf(id: ItemId): Card | null {
    return cardOf(this.#space, id);
  }

  /** How many questions stand in each view, whatever else is wanted. Reactive. */
  count(shown: Shown): number {
    void this.#version;
    let count = 0;
    for (const weight of this.#weightsInOrder('newest')) if (this.#isShown(weight, shown)) count += 1;
    return count;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #watch(): readonly (() => void)[] {
    const { views } = this.#space;
    const touched = (id: string | null | undefined, isLocal: boolean): void => {
      if (!id) return;
      this.#weights.delete(id as ItemId);
      this.#sorted.clear();
      if (isLocal) this.#writtenHere.add(id as ItemId);
      this.#version += 1;
    };
    return [
      views.questions.watch((id, _before, _after, isLocal) => touched(id, isLocal)),
      views.placements.watch((id, _before, _after, isLocal) => touched(id, isLocal)),
      views.moderations.watch((id, _before, _after, isLocal) => touched(id, isLocal)),
      views.shares.watch((_id, before, after, isLocal) => {
        touched(after?.question, isLocal);
        if (before?.question !== after?.question) touched(before?.question, isLocal);
      }),
      views.structures.watch((_id, before, after) => {
        if (before?.kind === after?.kind) return;
        this.#weights.clear();
        this.#sorted.clear();
        this.#version += 1;
      }),
    ];
  }

  #lay(wanted: Wanted, round: number, _version: number): Laid {
    const before = this.#before;
    const matches = this.#matching(wanted);
    const mayStandStill = before !== null && before.wanted === wanted && before.round === round;
    const laid = mayStandStill && before.ids.length > 0 ? this.#keep(before, matches) : null;
    if (laid === null) this.#writtenHere.clear();
    this.#before = laid ?? { wanted, round, ids: this.#newcomersFirst(wanted, matches), fresh: 0 };
    return this.#before;
  }

  #newcomersFirst(wanted: Wanted, matches: readonly QuestionWeight[]): readonly ItemId[] {
    const ids = matches.map(({ id }) => id);
    if (this.#before === null || this.#before.wanted !== wanted) return ids;
    const known = new Set(this.#before.ids);
    return [...ids.filter((id) => !known.has(id)), ...ids.filter((id) => known.has(id))];
  }

  /** What is laid stays where it is; my own goes on top; the rest is counted. */
  #keep(before: Laid, matches: readonly QuestionWeight[]): Laid {
    const matching = new Set(matches.map(({ id }) => id));
    const kept = before.ids.filter((id) => matching.has(id));
    const known = new Set(kept);
    const others = matches.filter(({ id }) => !known.has(id));
    const mine = others
      .filter(({ id }) => this.#writtenHere.has(id) || this.#space.isMine(id))
      .sort(byNewest);
    const isSame = mine.length === 0 && kept.length === before.ids.length;
    return {
      ...before,
      ids: isSame ? before.ids : [...mine.map(({ id }) => id), ...kept],
      fresh: others.length - mine.length,
    };
  }

  #matching({ text, theme, family, shown, order }: Wanted): readonly QuestionWeight[] {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const bit = family === null ? null : familyBit(family);
    return this.#weightsInOrder(order).filter(
      (weight) =>
        this.#isShown(weight, shown) &&
        (theme === null || (theme === 'none' ? weight.theme === null : weight.theme === theme)) &&
        (bit === null || (weight.families & bit) !== 0) &&
        (words.length === 0 || hasAll(searchTextOf(weight.question), words)),
    );
  }

  #isShown(weight: QuestionWeight, shown: Shown): boolean {
    if (shown === 'archivedMine') return weight.standing === 'archived' && this.#space.isMine(weight.id);
    return weight.standing === shown;
  }

  #weightsInOrder(order: Order): readonly QuestionWeight[] {
    const known = this.#sorted.get(order);
    if (known !== undefined) return known;
    const { views } = this.#space;
    const weights: QuestionWeight[] = [];
    for (const [id, question] of views.questions.plain) {
      let weight = this.#weights.get(id);
      if (weight === undefined) this.#weights.set(id, (weight = weigh(views, question)));
      weights.push(weight);
    }
    weights.sort(order === 'breadth' ? byBreadth : byNewest);
    this.#sorted.set(order, weights);
    return weights;
  }
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
