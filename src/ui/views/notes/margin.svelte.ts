import { tick, type Component, type Snippet } from 'svelte';
import type { ItemId } from '#domain/ids.ts';
import type { Marked } from '#domain/projections/marks.ts';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import type { Chosen } from '#domain/themeTexts.ts';
import {
  NOTHING_MARKED,
  goToElement,
  elementOfNote,
  type NotesHere,
  type NumberedNote,
} from './notesHere.svelte.ts';
import { isDetail, type Detail } from './marginDetail.ts';

type Keep = Pick<Storage, 'getItem' | 'setItem'>;
const KEY = 'terreau-margin';

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

/** How the annotations of a theme are shown here, and the way from words to notes. Kept on the device. */
export class Margin {
  readonly notes: NotesHere;
  readonly #keep: () => Keep;
  #detail: Detail = $state('all');
  #isOff = $state(false);

  constructor(notes: NotesHere, keep: () => Keep) {
    this.notes = notes;
    this.#keep = keep;
    const [detail, isOff] = this.#kept();
    this.#detail = detail;
    this.#isOff = isOff;
  }

  get detail(): Detail {
    return this.#detail;
  }
  set detail(detail: Detail) {
    this.#detail = detail;
    this.#write();
  }

  /** The text is read without annotations. */
  get isOff(): boolean {
    return this.#isOff;
  }
  set isOff(isOff: boolean) {
    this.#isOff = isOff;
    this.#write();
  }

  markedIn(text: number): readonly Marked<NumberedNote>[] {
    return this.#isOff ? NOTHING_MARKED : this.notes.markedIn(text);
  }

  annotate(on: Chosen | null): void {
    this.notes.writing = { gesture: 'clarify', on };
  }

  /** To a note, unfolded if need be. */
  async goTo(id: ItemId): Promise<void> {
    if (this.#isOff) this.isOff = false;
    if (this.#detail === 'count') this.detail = 'words';
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

  #kept(): readonly [Detail, boolean] {
    try {
      const [detail, isOff] = (this.#keep().getItem(KEY) ?? '').split(' ');
      return [isDetail(detail) ? detail : 'all', isOff === 'off'];
    } catch {
      return ['all', false];
    }
  }

  #write(): void {
    try {
      this.#keep().setItem(KEY, `${this.#detail} ${this.#isOff ? 'off' : 'on'}`);
    } catch {
      return;
    }
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
