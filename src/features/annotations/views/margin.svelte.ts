import { tick, type Component, type Snippet } from 'svelte';
import type { ItemId } from '#domain/ids.ts';
import type { Marked } from '#domain/projections/marks.ts';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import type { Chosen } from '#domain/themeTexts.ts';
import type { DisplayState, NotesShown } from '#state/display.svelte.ts';
import { goToElement, elementOfNote, type NotesHere, type NumberedNote } from './notesHere.svelte.ts';

/** What the reading of a theme asks to show paragraphs with their marks. */
export interface ReadingMargin {
  readonly Runs: Component<{
    readonly margin: Margin;
    readonly text: number;
    readonly runs: readonly RichRun[];
    readonly words: Snippet<[readonly RichRun[]]>;
  }>;
  readonly margin: Margin;
  readonly numbered: typeof numberedTexts;
}

/**
 * How the annotations of a page are shown, as was chosen in « Affichage » or beside them; and the way from words to
 * notes. Where only their number is shown, or nothing, the one that somebody goes to is shown all the same.
 */
export class Margin {
  readonly notes: NotesHere;
  readonly #display: Pick<DisplayState, 'chosen' | 'choose'>;
  #asked: { readonly id: ItemId; readonly as: NotesShown } | null = $state.raw(null);

  constructor(notes: NotesHere, display: Pick<DisplayState, 'chosen' | 'choose'>) {
    this.notes = notes;
    this.#display = display;
  }

  get shown(): NotesShown {
    return this.#display.chosen.notes;
  }
  set shown(shown: NotesShown) {
    this.#display.choose({ notes: shown });
  }

  /** Only those that somebody asked for are shown. */
  get isFew(): boolean {
    return this.shown === 'count' || this.shown === 'none';
  }

  /** The note that somebody went to where few are shown; another choice puts it away. */
  get asked(): ItemId | null {
    return this.isFew && this.#asked?.as === this.shown ? this.#asked.id : null;
  }

  closeAsked(): void {
    this.#asked = null;
  }

  /** The notes that are shown; one in which somebody writes always is. */
  get listed(): readonly NumberedNote[] {
    return this.notes.open.filter((note) => this.isListed(note));
  }

  isListed({ id }: NumberedNote): boolean {
    return !this.isFew || id === this.asked || this.notes.busy.has(id);
  }

  /** Whether the words that a note is about are marked. */
  isMarked(note: NumberedNote): boolean {
    return this.shown !== 'none' || this.isListed(note);
  }

  markedIn(text: number): readonly Marked<NumberedNote>[] {
    const marked = this.notes.markedIn(text);
    return this.shown === 'none' ? marked.filter(({ note }) => this.isMarked(note)) : marked;
  }

  annotate(on: Chosen | null): void {
    this.notes.write('clarify', on);
  }

  async goTo(id: ItemId): Promise<void> {
    this.#asked = { id, as: this.shown };
    await tick();
    goToElement(elementOfNote(id));
  }

  /** To the note after (or before) the one where the focus is; the first one, else. */
  step(by: 1 | -1, from: ItemId | null): Promise<void> {
    const ids = this.notes.open.map(({ id }) => id);
    const here = from === null ? -1 : ids.indexOf(from);
    const next = here === -1 ? (by === 1 ? 0 : ids.length - 1) : (here + by + ids.length) % ids.length;
    const id = ids[next];
    return id === undefined ? Promise.resolve() : this.goTo(id);
  }
}

/** The paragraphs of a text by their words, numbered as the texts of a theme are: its title and intention come first. */
export function numberedTexts(blocks: readonly RichBlock[]): ReadonlyMap<readonly RichRun[], number> {
  const numbers = new Map<readonly RichRun[], number>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      if ('runs' in part) numbers.set(part.runs as readonly RichRun[], numbers.size + 2);
      else Object.values(part).forEach(walk);
    }
  };
  walk(blocks);
  return numbers;
}
