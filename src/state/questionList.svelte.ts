import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
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
  readonly questions: number;
  /** Rows that would be shown and are not yet. */
  readonly fresh: number;
}

/**
 * The list of a page of questions: one row for each, and one for a whole group, under the question in front. Its
 * order stands still while somebody reads: what others add is counted in
 * `fresh` and comes in by `showFresh`; what is written in this window, and my own questions, come in at once on top.
 * A question that no longer answers what is wanted leaves the list; one that was grouped goes to its group's row.
 * Call `stop` when done.
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

  /**
   * How many questions these rows stand for: a grouped question is still a question. Of a theme, those that stand in
   * it; a group shows in the theme of each.
   */
  get questions(): number {
    return this.#laid.questions;
  }

  /** How many came since the list was laid, and would be shown. */
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

  /** My questions in a row: itself, or those of its group. */
  mineIn(id: ItemId): readonly ItemId[] {
    return this.#membersOf(id).filter((one) => this.#space.isMine(one));
  }

  /** How many questions stand in each view, whatever else is wanted. Reactive. */
  count(shown: Shown): number {
    void this.#version;
    let count = 0;
    for (const weight of this.#weightsInOrder('newest'))
      if (this.#isShown(weight, shown)) count += weight.questions.length;
    return count;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #watch(): readonly (() => void)[] {
    const { views } = this.#space;
    const touched = (id: string | null | undefined, isLocal: boolean): void => {
      if (!id) return;
      for (const one of this.#membersOf(id as ItemId)) this.#weights.delete(one);
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
      views.groups.watch((ids, isLocal) => {
        for (const id of ids) touched(id, isLocal);
      }),
      views.structures.watch((_id, before, after) => {
        if (before?.kind === after?.kind && before?.joinedInto === after?.joinedInto) return;
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
    const lying = laid ?? { wanted, round, ids: this.#newcomersFirst(wanted, matches), fresh: 0 };
    this.#before = { ...lying, questions: this.#standFor(wanted, lying.ids) };
    return this.#before;
  }

  #standFor({ theme }: Wanted, ids: readonly ItemId[]): number {
    let count = 0;
    for (const id of ids) {
      const themes = this.#weights.get(id)?.themes ?? [];
      count += theme === null ? themes.length : themes.filter((one) => isOfTheme(one, theme)).length;
    }
    return count;
  }

  #membersOf(id: ItemId): readonly ItemId[] {
    return this.#space.views.groups.plainOf(id)?.members ?? [id];
  }

  #newcomersFirst(wanted: Wanted, matches: readonly QuestionWeight[]): readonly ItemId[] {
    const ids = matches.map(({ id }) => id);
    if (this.#before === null || this.#before.wanted !== wanted) return ids;
    const known = new Set(this.#before.ids);
    return [...ids.filter((id) => !known.has(id)), ...ids.filter((id) => known.has(id))];
  }

  /** What is laid stays where it is; my own goes on top; the rest is counted. */
  #keep(before: Laid, matches: readonly QuestionWeight[]): Omit<Laid, 'questions'> {
    const matching = new Set(matches.map(({ id }) => id));
    // A row that was grouped stays in its place, under whoever is in front now.
    const known = new Set(
      before.ids.map((id) => this.#membersOf(id)[0] ?? id).filter((id) => matching.has(id)),
    );
    const kept = [...known];
    const others = matches.filter(({ id }) => !known.has(id));
    const mine = others
      .filter(({ id }) => this.#writtenHere.has(id) || this.#space.isMine(id))
      .sort(byNewest);
    const isSame =
      mine.length === 0 && kept.length === before.ids.length && kept.every((id, n) => id === before.ids[n]);
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
        (theme === null || weight.themes.some((one) => isOfTheme(one, theme))) &&
        (bit === null || (weight.families & bit) !== 0) &&
        (words.length === 0 || hasAll(weight.questions, words)),
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
      const group = views.groups.plainOf(id);
      if (group !== null && group.front !== id) continue;
      let weight = this.#weights.get(id);
      if (weight === undefined) this.#weights.set(id, (weight = weigh(views, question)));
      weights.push(weight);
    }
    weights.sort(order === 'breadth' ? byBreadth : byNewest);
    this.#sorted.set(order, weights);
    return weights;
  }
}

/** Each word in the words of one of them. */
const hasAll = (questions: readonly Question[], words: readonly string[]): boolean =>
  words.every((word) => questions.some((one) => searchTextOf(one).includes(word)));

const isOfTheme = (theme: ItemId | null, wanted: ItemId | 'none'): boolean =>
  wanted === 'none' ? theme === null : theme === wanted;
