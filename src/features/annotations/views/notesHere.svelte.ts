import { SvelteSet } from 'svelte/reactivity';
import type { Found } from '#domain/anchor.ts';
import { PUBLIC_PEN, penOf, type ItemId } from '#domain/ids.ts';
import type { Gesture } from '#domain/kinds/annotation.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Reply } from '#domain/kinds/reply.ts';
import type { Marked } from '#domain/projections/marks.ts';
import { rephrasedFrom } from '../domain/rephrasedFrom.ts';
import type { Chosen } from '#domain/themeTexts.ts';
import type { Note } from '#state/annotationsIndex.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { questionOf, type NotedItem } from './notedItem.ts';

/** An open note as the page shows it. */
export interface NumberedNote extends Note {
  readonly number: number;
}

export type { Chosen };

/** Why nobody could accept another wording; `null` where somebody can. */
export type NoAuthor = 'public' | 'left' | null;

/** The annotations of the question or theme whose page is open, sorted for the eye. Read it where Svelte derives. */
export class NotesHere {
  /** The gesture being made, and the words it is on. */
  writing: { readonly gesture: Gesture; readonly on: Chosen | null } | null = $state.raw(null);
  /** Notes in which somebody writes here: they stay where they are, whatever becomes of them meanwhile. */
  readonly busy = new SvelteSet<ItemId>();
  readonly item: NotedItem;
  /** Where the text is in an editor: brings somebody to the words of a note, and answers whether it did. */
  showWords: ((note: Note) => boolean) | null = null;
  /** The words that somebody has chosen in the text just now; whoever shows that text says them. */
  chosen: (() => Chosen | null) | null = null;
  readonly #space: SpaceState;
  readonly #id: ItemId;

  constructor(space: SpaceState, item: NotedItem) {
    this.#space = space;
    this.item = item;
    this.#id = item.target.item;
  }

  readonly isTheme: boolean = $derived.by(() => this.item.target.kind === 'theme');
  readonly isWord: boolean = $derived.by(() => this.item.target.kind === 'term');
  readonly question: Question | undefined = $derived.by(() => questionOf(this.#space, this.item.target));
  /** What words can be chosen in. */
  readonly texts: readonly string[] = $derived.by(() => this.item.texts);
  readonly #all: readonly Note[] = $derived.by(() =>
    this.#space.views.annotationsByItem.of(this.#id).filter((note) => this.#isListed(note)),
  );
  readonly #places: ReadonlyMap<ItemId, Found | null> = $derived.by(() => {
    const { item } = this;
    void this.texts;
    return new Map(
      this.#all
        .filter(({ annotation: { anchor, target } }) => anchor !== null && target?.item === this.#id)
        .map(({ id, annotation }) => [id, item.placeOf(annotation)]),
    );
  });
  readonly #calm: readonly Note[] = $derived(this.#all.filter(({ id }) => !this.busy.has(id)));
  readonly open: readonly NumberedNote[] = $derived.by(() => {
    const open = this.#all.filter(({ state, id }) => state === 'open' || this.busy.has(id));
    const listed = this.item.isInOrderOfText ? open.sort((a, b) => this.#inText(a, b)) : open;
    return listed.map((note, n) => ({ ...note, number: n + 1 }));
  });
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

  /** Begins a note on these words: by themselves they are no longer selected. */
  write(gesture: Gesture, on: Chosen | null): void {
    this.writing = { gesture, on };
    getSelection()?.removeAllRanges();
  }

  /** Where the words of a note stand now; `undefined` when it is about the whole, or about another question. */
  placeOf({ id }: Note): Found | null | undefined {
    return this.#places.get(id);
  }

  /** The words of a note as they stand now. */
  wordsOf(note: Note): string | null {
    const place = this.placeOf(note);
    return place ? (this.texts[place.text]?.slice(place.start, place.end) ?? null) : null;
  }

  markedIn(text: number): readonly Marked<NumberedNote>[] {
    return this.#marked.get(text) ?? NOTHING_MARKED;
  }

  readonly #marked: ReadonlyMap<number, readonly Marked<NumberedNote>[]> = $derived.by(() => {
    const marked = new Map<number, Marked<NumberedNote>[]>();
    for (const note of this.open) {
      const place = this.placeOf(note);
      if (place) marked.set(place.text, [...(marked.get(place.text) ?? []), { note, place }]);
    }
    return marked;
  });

  /** The other question of a link, seen from here. */
  otherThan({ annotation: { target, related } }: Note): ItemId | null {
    return (related === this.#id ? target?.item : related) ?? null;
  }

  repliesTo(id: ItemId): readonly Reply[] {
    return this.#repliesByNote.get(id) ?? [];
  }

  /** An unnamed asker is not in the directory, and reads the space all the same. */
  get noAuthor(): NoAuthor {
    if (this.isTheme || this.isWord) return null;
    const pen = penOf(this.#id);
    if (pen === PUBLIC_PEN) return 'public';
    const { members } = this.#space;
    const isNamed = this.question?.voice.kind !== 'nobody';
    return isNamed && members.size > 0 && !members.has(pen as never) && !this.#isMine(this.#id)
      ? 'left'
      : null;
  }

  /** A link to here stands under both; any other note under what it is about, and a theme is no question. */
  #isListed({ annotation: { target, gesture } }: Note): boolean {
    return target?.item === this.#id ? target.kind === this.item.target.kind : gesture === 'relate';
  }

  /** By where their words stand; then those on the whole, then those whose words went; else by age. */
  #inText(a: Note, b: Note): number {
    const [one, other] = [this.placeOf(a), this.placeOf(b)];
    if (!one || !other) return rank(one) - rank(other);
    return one.text - other.text || one.start - other.start || one.end - other.end;
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

export const NOTHING_MARKED: readonly Marked<NumberedNote>[] = [];

const rank = (place: Found | null | undefined): number => (place ? 0 : place === undefined ? 1 : 2);

export const elementOfNote = (id: ItemId): string => `note-${id}`;
export const elementOfMark = (id: ItemId): string => `mark-${id}`;

/** Brings somebody to a place of the page, and the focus with them. What is folded over it opens. */
export function goToElement(id: string): void {
  const element = document.getElementById(id);
  const fold = element?.closest('details');
  if (fold) fold.open = true;
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
