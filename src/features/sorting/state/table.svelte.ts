import { byRank } from '#domain/byRank.ts';
import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Theme } from '#domain/kinds/theme.ts';
import { familiesOf, type Families } from '#domain/projections/families.ts';
import { byBreadth, byNewest } from '#domain/projections/questionOrder.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { voicesOfTheme, type ThemeVoices } from '#domain/projections/voicesOfTheme.ts';
import type { Order } from '#state/questionList.svelte.ts';
import { searchTextOf } from '#state/questionWeight.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** A theme of the table, with what stands in it: placed last, shown first. */
export interface Box {
  readonly theme: Theme;
  readonly questions: readonly ItemId[];
  readonly voices: ThemeVoices;
}

/** What is looked for in the heap. */
export interface Sought {
  readonly text: string;
  readonly order: Order;
}

interface Laid {
  /** What is sought among the questions in no theme that is open. */
  readonly heap: readonly ItemId[];
  /** The heap whole. */
  readonly whole: readonly ItemId[];
  readonly boxes: readonly Box[];
}

/** What the table needs of a question; read once, and again when something it stands on changed. */
interface Reading {
  readonly id: ItemId;
  readonly question: Question;
  readonly families: Families;
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
  readonly isShared: boolean;
  readonly theme: ItemId | null;
}

/**
 * The sorting table: the heap, and a box for each open theme. The heap keeps its order while somebody sorts: a
 * question that leaves and comes back finds its place, what is new comes last. While a card is in my hand nothing
 * moves (`hold`); what others did shows once it is put down. Call `stop` when done.
 */
export class SortingTable {
  /** Setting it lays the heap anew. */
  sought: Sought = $state.raw({ text: '', order: 'breadth' });
  readonly #space: SpaceState;
  readonly #readings = new Map<ItemId, Reading>();
  readonly #stops: readonly (() => void)[];
  #order: { readonly by: Order; readonly ids: ItemId[]; readonly known: Set<ItemId> } | null = null;
  #isDue = false;
  #version = $state(0);
  #held: Laid | null = $state.raw(null);
  #before: Laid | null = null;
  readonly #now: Laid = $derived.by(() => this.#lay(this.sought, this.#version));
  readonly #laid: Laid = $derived(this.#held ?? this.#now);

  constructor(space: SpaceState) {
    this.#space = space;
    this.#stops = this.#watch();
  }

  get heap(): readonly ItemId[] {
    return this.#laid.heap;
  }
  /** Every question of the heap, sought or not. */
  get whole(): readonly ItemId[] {
    return this.#laid.whole;
  }
  get boxes(): readonly Box[] {
    return this.#laid.boxes;
  }

  /** Where a question stands at this moment, whatever is shown: an open theme, or null for the heap. */
  placeOf(id: ItemId): ItemId | null {
    const { questions, placements, themes } = this.#space.views;
    const question = questions.plain.get(id);
    const theme = question === undefined ? null : themeOf(question, placements.plain.get(id));
    return theme !== null && themes.plain.get(theme)?.archivedAt === null ? theme : null;
  }

  /** Nothing moves from now on. */
  hold(): void {
    this.#held = this.#now;
  }

  release(): void {
    this.#held = null;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #watch(): readonly (() => void)[] {
    const { questions, placements, moderations, shares, structures, themes } = this.#space.views;
    const touched = (id: string | null | undefined): void => {
      if (id) this.#readings.delete(id as ItemId);
      this.#touch();
    };
    return [
      questions.watch(touched),
      placements.watch(touched),
      moderations.watch(touched),
      themes.watch(() => this.#touch()),
      shares.watch((_id, before, after) => {
        touched(after?.question);
        if (before?.question !== after?.question) touched(before?.question);
      }),
      structures.watch((_id, before, after) => {
        if (before?.kind === after?.kind && before?.joinedInto === after?.joinedInto) return;
        this.#readings.clear();
        this.#touch();
      }),
    ];
  }

  /** Thousands of changes of one turn are laid once. */
  #touch(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#version += 1;
    });
  }

  #lay({ text, order }: Sought, _version: number): Laid {
    const { themes } = this.#space.views;
    const boxes = new Map<ItemId, Reading[]>();
    for (const theme of themes.plain.values()) if (theme.archivedAt === null) boxes.set(theme.id, []);
    const words = fold(text).split(/\s+/).filter(Boolean);
    const whole: ItemId[] = [];
    for (const id of this.#inOrder(order)) {
      const reading = this.#readings.get(id);
      if (reading === undefined || !reading.isShared) continue;
      const box = reading.theme === null ? undefined : boxes.get(reading.theme);
      if (box !== undefined) box.push(reading);
      else whole.push(id);
    }
    const heap = words.length === 0 ? whole : whole.filter((id) => this.#says(id, words));
    const before = this.#before;
    this.#before = {
      heap: before !== null && sameIds(before.heap, heap) ? before.heap : heap,
      whole,
      boxes: [...boxes].flatMap(([id, readings]) => this.#box(id, readings) ?? []).sort(byTheme),
    };
    return this.#before;
  }

  #says(id: ItemId, words: readonly string[]): boolean {
    const question = this.#readings.get(id)?.question;
    const said = question === undefined ? '' : searchTextOf(question);
    return words.every((word) => said.includes(word));
  }

  #box(id: ItemId, readings: readonly Reading[]): Box | null {
    const theme = this.#space.views.themes.plain.get(id);
    if (theme === undefined) return null;
    const placedAt = ({ id: one, askedAt }: Reading): number =>
      this.#space.views.placements.plain.get(one)?.placedAt ?? askedAt;
    return {
      theme,
      questions: [...readings].sort((a, b) => placedAt(b) - placedAt(a)).map((reading) => reading.id),
      voices: voicesOfTheme(readings.map(({ families }) => families)),
    };
  }

  /** Every question, read, in the order that was laid; those that came since stand last. */
  #inOrder(by: Order): readonly ItemId[] {
    const fresh: Reading[] = [];
    const known = this.#order?.by === by ? this.#order : null;
    for (const [id, question] of this.#space.views.questions.plain) {
      let reading = this.#readings.get(id);
      if (reading === undefined) this.#readings.set(id, (reading = this.#read(question)));
      if (known?.known.has(id) !== true) fresh.push(reading);
    }
    const order = known ?? { by, ids: [], known: new Set<ItemId>() };
    for (const { id } of fresh.sort(by === 'breadth' ? byBreadth : byNewest)) {
      order.ids.push(id);
      order.known.add(id);
    }
    this.#order = order;
    return order.ids;
  }

  #read(question: Question): Reading {
    const { views } = this.#space;
    const families = familiesOf(question, views.sharesByQuestion.plainOf(question.id), (id) =>
      views.structures.plain.get(id),
    );
    return {
      id: question.id,
      question,
      families,
      breadth: families.breadth,
      structures: families.structures,
      askedAt: question.askedAt,
      isShared: standingOf(question, views.moderations.plain.get(question.id)) === 'shared',
      theme: themeOf(question, views.placements.plain.get(question.id)),
    };
  }
}

const byTheme = (a: Box, b: Box): number => byRank(a.theme, b.theme);

const sameIds = (a: readonly ItemId[], b: readonly ItemId[]): boolean =>
  a.length === b.length && a.every((id, n) => id === b[n]);
