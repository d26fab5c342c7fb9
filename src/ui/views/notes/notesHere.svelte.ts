import { SvelteSet } from 'svelte/reactivity';
import { findAnchor, type Found, type Range } from '#domain/anchor.ts';
import { PUBLIC_PEN, penOf, type ItemId } from '#domain/ids.ts';
import type { Gesture, Question, Reply } from '#domain/kinds/index.ts';
import type { Marked } from '#domain/projections/marks.ts';
import { rephrasedFrom } from '#domain/projections/rephrasedFrom.ts';
import type { Note } from '#state/annotationsIndex.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** An open note as the page shows it. */
export interface NumberedNote extends Note {
  readonly number: number;
}

/** Words chosen in the sentence (text 0) or in the details (text 1) of a question. */
export interface Chosen extends Range {
  readonly text: number;
}

/** Why nobody could accept another wording; `null` where somebody can. */
export type NoAuthor = 'public' | 'left' | null;

/** The annotations of the question whose page is open, sorted for the eye. Read it where Svelte derives. */
export class NotesHere {
  /** The gesture being made, and the words it is on. */
  writing: { readonly gesture: Gesture; readonly on: Chosen | null } | null = $state.raw(null);
  /** Notes in which somebody writes here: they stay where they are, whatever becomes of them meanwhile. */
  readonly busy = new SvelteSet<ItemId>();
  readonly #space: SpaceState;
  readonly #id: ItemId;

  constructor(space: SpaceState, id: ItemId) {
    this.#space = space;
    this.#id = id;
  }

  readonly question: Question | undefined = $derived.by(() => this.#space.questions.get(this.#id));
  /** What words can be chosen in: the sentence, the details. */
  readonly texts: readonly string[] = $derived([this.question?.sentence ?? '', this.question?.context ?? '']);
  readonly #all: readonly Note[] = $derived.by(() => this.#space.views.annotationsByItem.of(this.#id));
  readonly #calm: readonly Note[] = $derived(this.#all.filter(({ id }) => !this.busy.has(id)));
  readonly open: readonly NumberedNote[] = $derived(
    this.#all
      .filter(({ state, id }) => state === 'open' || this.busy.has(id))
      .map((note, n) => ({ ...note, number: n + 1 })),
  );
  readonly settled: readonly Note[] = $derived(
    this.#calm.filter(({ state }) => state === 'settled' || state === 'accepted' || state === 'declined'),
  );
  /** Those who wrote them should know, and organisers can take them back. */
  readonly setAside: readonly Note[] = $derived.by(() =>
    this.#calm.filter(
      ({ state, id }) => state === 'setAside' && (this.#isMine(id) || this.#space.may('welcome')),
    ),
  );
  readonly archived: readonly Note[] = $derived.by(() =>
    this.#calm.filter(({ state, id }) => state === 'archived' && this.#isMine(id)),
  );
  readonly rephrased: Note | null = $derived(
    this.question === undefined ? null : rephrasedFrom(this.question, this.#all),
  );
  readonly #repliesByNote: ReadonlyMap<string, readonly Reply[]> = $derived.by(() => this.#groupReplies());

  /** Where the words of a note stand now; `undefined` when it is about the whole, or about another question. */
  placeOf({ annotation: { anchor, target } }: Note): Found | null | undefined {
    return anchor === null || target?.item !== this.#id ? undefined : findAnchor(this.texts, anchor);
  }

  markedIn(text: number): readonly Marked<NumberedNote>[] {
    return this.open.flatMap((note) => {
      const place = this.placeOf(note);
      return place?.text === text ? [{ note, place }] : [];
    });
  }

  /** The other question of a link, seen from here. */
  otherThan({ annotation: { target, related } }: Note): ItemId | null {
    return (related === this.#id ? target?.item : (related as ItemId | null)) ?? null;
  }

  repliesTo(id: ItemId): readonly Reply[] {
    return this.#repliesByNote.get(id) ?? [];
  }

  /** An unnamed asker is not in the directory, and reads the space all the same. */
  get noAuthor(): NoAuthor {
    const pen = penOf(this.#id);
    if (pen === PUBLIC_PEN) return 'public';
    const { members } = this.#space;
    const isNamed = this.question?.voice.kind !== 'nobody';
    return isNamed && members.size > 0 && !members.has(pen as never) && !this.#isMine(this.#id)
      ? 'left'
      : null;
  }

  #isMine(id: string): boolean {
    return this.#space.isMine(id);
  }

  #groupReplies(): Map<string, Reply[]> {
    const ids = new Set<string>(this.#all.map(({ id }) => id));
    const by = new Map<string, Reply[]>();
    for (const one of this.#space.views.replies.items.values())
      if (
        one.annotation !== null &&
        ids.has(one.annotation) &&
        (one.archivedAt === null || this.#isMine(one.id))
      )
        by.set(one.annotation, [...(by.get(one.annotation) ?? []), one]);
    for (const list of by.values()) list.sort((a, b) => a.repliedAt - b.repliedAt || (a.id < b.id ? -1 : 1));
    return by;
  }
}

export const elementOfNote = (id: ItemId): string => `note-${id}`;
export const elementOfMark = (id: ItemId): string => `mark-${id}`;

/** Brings somebody to a place of the page, and the focus with them. */
export function goToElement(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
