import type { ItemId } from '#domain/ids.ts';
import { axis, type Axis } from '#features/axes/domain/axis.ts';
import { need } from '#features/needs/domain/need.ts';
import { resource } from '#features/needs/domain/resource.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import { changesSince, type ChangesSince } from '../domain/changesSince.ts';
import type { GlossaryWord } from '#domain/projections/glossaryOf.ts';
import { hesitations } from '#features/glossary/domain/hesitations.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { DecisionsState } from '#features/decisions/state/decisions.svelte.ts';
import { GlossaryState } from '#state/glossary.svelte.ts';
import { KnownWords } from '#state/knownWords.svelte.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What somebody who comes later reads of a commons, from what is on the device. Opened by the page that shows it. */
export class SinceState {
  readonly #space: SpaceState;
  readonly #decisions: DecisionsState;
  readonly #glossary: GlossaryState;
  readonly #known: KnownWords;
  readonly #axes: LiveRoot<typeof axis.fields>;
  readonly #needs: LiveRoot<typeof need.fields>;
  readonly #resources: LiveRoot<typeof resource.fields>;

  constructor(space: SpaceState) {
    this.#space = space;
    this.#decisions = new DecisionsState(space);
    this.#glossary = new GlossaryState(space);
    this.#known = new KnownWords(space);
    this.#axes = space.view(axis);
    this.#needs = space.view(need);
    this.#resources = space.view(resource);
  }

  /** The lines of work, in the order in which they were opened. Reactive. */
  get axes(): readonly Axis[] {
    return [...this.#axes.items.values()]
      .filter(({ archivedAt }) => archivedAt === null)
      .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
  }

  /** What came since the beginning of a day, where this device is. Reactive. */
  changes(day: string): ChangesSince {
    const { questions, moderations, shares, structures, themes } = this.#space.views;
    return changesSince(
      { at: new Date(`${day}T00:00:00`).getTime(), day },
      {
        questions: questions.items,
        moderations: moderations.items,
        shares: shares.items,
        structures: structures.items,
        themes: themes.items,
        decisions: this.#decisions.log(),
        words: this.#glossary.words,
        needs: [...this.#needs.items.values()].filter(({ archivedAt }) => archivedAt === null),
        resources: [...this.#resources.items.values()].filter(({ archivedAt }) => archivedAt === null),
      },
    );
  }

  /** The words that mean several things, or that somebody hesitates over: the most hesitated over first. Reactive. */
  get inDebate(): readonly GlossaryWord[] {
    const { annotations, annotationsByItem } = this.#space.views;
    const open = [...annotations.items.values()].filter(
      ({ id, gesture, target }) =>
        gesture === 'unclearWord' &&
        target !== null &&
        annotationsByItem.of(target.item).some((note) => note.id === id && note.state === 'open'),
    );
    const { words } = this.#glossary;
    const hesitated = hesitations(open, words, this.#known.recogniser).flatMap(({ known }) => known ?? []);
    const several = words
      .filter((word) => word.meanings.length > 1 && !hesitated.includes(word))
      .sort((a, b) => b.meanings.length - a.meanings.length);
    return [...hesitated, ...several];
  }

  /** The structures one may meet, those that ask the most questions first, each with how many. Reactive. */
  get toMeet(): readonly { readonly structure: Structure; readonly questions: number }[] {
    const { questions, shares, structures } = this.#space.views;
    const asked = new Map<ItemId, Set<ItemId>>();
    const add = (structure: string, question: string): void => {
      const id = this.#space.readAs(structure);
      asked.set(id, (asked.get(id) ?? new Set()).add(question as ItemId));
    };
    for (const { id, voice, archivedAt } of questions.items.values())
      if (voice.kind === 'structure' && archivedAt === null) add(voice.structure, id);
    for (const { structure, question, archivedAt } of shares.items.values())
      if (structure !== null && question !== null && archivedAt === null) add(structure, question);
    return structuresInView(structures.items)
      .map((structure) => ({ structure, questions: asked.get(structure.id)?.size ?? 0 }))
      .sort((a, b) => b.questions - a.questions || a.structure.name.localeCompare(b.structure.name));
  }
}
