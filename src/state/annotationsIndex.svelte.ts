import { SvelteMap } from 'svelte/reactivity';
import type { ItemId } from '#domain/ids.ts';
import type { annotation, Annotation } from '#domain/kinds/annotation.ts';
import type { answer, Answer } from '#domain/kinds/answer.ts';
import type { moderation } from '#domain/kinds/moderation.ts';
import { annotationState, type StateOfAnnotation } from '#domain/projections/annotationState.ts';
import type { LiveRoot } from './live.svelte.ts';

/** An annotation and where it stands. */
export interface Note extends StateOfAnnotation {
  readonly id: ItemId;
  readonly annotation: Annotation;
  /** Why an organiser set it aside. */
  readonly reason: string | null;
}

const NONE: readonly Note[] = Object.freeze([]);
interface Watched {
  readonly annotations: LiveRoot<typeof annotation.fields>;
  readonly answers: LiveRoot<typeof answer.fields>;
  readonly moderations: LiveRoot<typeof moderation.fields>;
}

/** Annotations by question or theme, oldest first. One that links two questions stands under both. */
export class AnnotationsIndex {
  readonly #views: Watched;
  readonly #plain = new Map<ItemId, readonly Note[]>();
  readonly #living: SvelteMap<ItemId, readonly Note[]>;
  readonly #answers = new Map<ItemId, Map<ItemId, Answer>>();

  constructor(views: Watched) {
    this.#views = views;
    for (const one of views.answers.plain.values()) this.#keep(one);
    const lists = new Map<ItemId, Note[]>();
    for (const annotation of views.annotations.plain.values())
      for (const item of itemsOf(annotation))
        lists.set(item, [...(lists.get(item) ?? []), this.#noteOf(annotation)]);
    for (const [item, list] of lists) this.#plain.set(item, list.sort(byAge));
    this.#living = new SvelteMap(this.#plain);
    this.#watch();
  }

  /** Reactive: wakes when an annotation of this item, an answer to it or a decision about it changes. */
  of(item: ItemId): readonly Note[] {
    return this.#living.get(item) ?? NONE;
  }

  /** The same, wiring nothing. */
  plainOf(item: ItemId): readonly Note[] {
    return this.#plain.get(item) ?? NONE;
  }

  #watch(): void {
    const { annotations, answers, moderations } = this.#views;
    annotations.watch((id, before, after) => this.#put(id, before, after));
    answers.watch((id, before, after) => {
      if (before !== undefined) this.#answers.get(before.annotation as ItemId)?.delete(id);
      if (after !== undefined) this.#keep(after);
      this.#touch(before?.annotation);
      if (after?.annotation !== before?.annotation) this.#touch(after?.annotation);
    });
    moderations.watch((id) => this.#touch(id));
  }

  #keep(one: Answer): void {
    if (one.annotation === null) return;
    const known = this.#answers.get(one.annotation) ?? new Map<ItemId, Answer>();
    this.#answers.set(one.annotation, known.set(one.id, one));
  }

  #touch(id: string | null | undefined): void {
    const annotation = this.#views.annotations.plain.get(id as ItemId);
    if (annotation !== undefined) this.#put(annotation.id, annotation, annotation);
  }

  #put(id: ItemId, before: Annotation | undefined, after: Annotation | undefined): void {
    for (const item of new Set([...itemsOf(before), ...itemsOf(after)])) {
      const others = this.plainOf(item).filter((note) => note.id !== id);
      const stays = after !== undefined && itemsOf(after).includes(item);
      const list = Object.freeze(stays ? [...others, this.#noteOf(after)].sort(byAge) : others);
      this.#plain.set(item, list);
      this.#living.set(item, list);
    }
  }

  #noteOf(annotation: Annotation): Note {
    const decided = this.#views.moderations.plain.get(annotation.id);
    const state = annotationState(annotation, this.#answers.get(annotation.id)?.values() ?? [], decided);
    const reason = state.state === 'setAside' ? (decided?.reason ?? null) : null;
    return Object.freeze({ id: annotation.id, annotation, reason, ...state });
  }
}

const itemsOf = (annotation: Annotation | undefined): ItemId[] =>
  [annotation?.target?.item, annotation?.gesture === 'relate' ? annotation.related : null].flatMap(
    (item) => item ?? [],
  );

const byAge = (a: Note, b: Note): number =>
  a.annotation.annotatedAt - b.annotation.annotatedAt || (a.id < b.id ? -1 : 1);
