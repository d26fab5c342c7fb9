import {
  archiveAxis,
  bringBackAxis,
  editAxis,
  openAxis,
  type AxisRefusal,
  type GivenAxis,
} from '../domain/axes.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { Tender } from '#domain/commands/tendTerm.ts';
import type { ItemId } from '#domain/ids.ts';
import { axis, type Axis } from '../domain/axis.ts';
import { axesInView } from '../domain/axesInView.ts';
import type { Result } from '#domain/result.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

type Written<Why extends string> = Result<ItemId, Why | 'notAllowed'>;

/** The lines of work of a network, alive, and what I may do with them. Opened by the pages that show them. */
export class AxesState {
  readonly #space: SpaceState;
  readonly #root: LiveRoot<typeof axis.fields>;

  /** Those in view: the one whose next date comes first, first. */
  readonly axes: readonly Axis[] = $derived.by(() => axesInView(this.#root.items.values()));

  constructor(space: SpaceState) {
    this.#space = space;
    this.#root = space.view(axis);
  }

  /** Those that took up a question. Reactive. */
  on(question: ItemId): readonly Axis[] {
    return this.axes.filter(({ questions }) => questions.includes(question));
  }

  /** Out of view, and mine to bring back. */
  get archived(): readonly Axis[] {
    return [...this.#root.items.values()].filter((one) => one.archivedAt !== null && this.mayMend(one));
  }

  /** Its author's, of the people of the structure that carries it, an organiser's. */
  mayMend(one: Axis): boolean {
    if (!this.#space.may('openAxis')) return false;
    const carries = one.structure !== null && this.#space.standsFor(one.structure);
    return this.#space.may('tendAxes') || this.#space.isMine(one.id) || carries;
  }

  open(given: GivenAxis): Written<AxisRefusal> {
    return this.#space.write('openAxis', (doc, world) => openAxis(doc, this.#space.pens, given, world));
  }

  edit(one: Axis, given: GivenAxis): Written<AxisRefusal | OwnRefusal> {
    return this.#space.write('openAxis', (doc, world) =>
      editAxis(doc, this.#tender(one), one.id, given, world),
    );
  }

  archive(one: Axis): Written<OwnRefusal> {
    return this.#space.write('openAxis', (doc, world) => archiveAxis(doc, this.#tender(one), one.id, world));
  }

  bringBack(one: Axis): Written<OwnRefusal> {
    return this.#space.write('openAxis', (doc) => bringBackAxis(doc, this.#tender(one), one.id));
  }

  #tender(one: Axis): Tender {
    return { pens: this.#space.pens, tends: this.mayMend(one) };
  }
}
