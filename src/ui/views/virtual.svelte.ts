import type * as Core from '@tanstack/virtual-core';
import type { Virtualizer, VirtualItem, VirtualizerOptions } from '@tanstack/virtual-core';

/** The library itself, which comes only where a list is long. */
type VirtualCore = typeof Core;
type PageVirtualizer = Virtualizer<Window, HTMLElement>;

/** What the rows are at this moment. */
export interface RowsShape {
  readonly keys: readonly string[];
  /** Height of a row never measured yet, in pixels. */
  readonly estimate: number;
  /** How far below the top of the page the list begins, in pixels. */
  readonly top: number;
  /** The row that holds the keyboard's focus: it stays in the page however far one scrolls. */
  readonly pinned: string | null;
}

/** What a list remembers of itself when it is left: whoever comes back finds the rows where they were. */
export interface RowsMemory {
  readonly measured: readonly VirtualItem[];
  readonly height: number;
}

const GAP = 16;
const OVERSCAN = 6;

/** The rows of a long list that stand near the screen; the page itself scrolls. Open it with a list's element mounted. */
export class VirtualRows {
  rows: readonly VirtualItem[] = $state.raw([]);
  /** Height of the whole list, in pixels. */
  height = $state(0);
  readonly #core: VirtualCore;
  readonly #virtualizer: PageVirtualizer;
  readonly #stop: () => void;

  constructor(core: VirtualCore, shape: RowsShape, memory: RowsMemory | undefined) {
    this.#core = core;
    this.#virtualizer = new core.Virtualizer<Window, HTMLElement>({
      ...this.#options(shape),
      initialMeasurementsCache: [...(memory?.measured ?? [])],
    });
    this.#stop = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#show();
  }

  /** Says what the rows have become. */
  reshape(shape: RowsShape): void {
    this.#virtualizer.setOptions(this.#options(shape));
    this.#virtualizer._willUpdate();
    this.#show();
  }

  /** Attach to each row: measures it, now and whenever it changes. */
  readonly measure = (row: HTMLElement): (() => void) => {
    this.#virtualizer.measureElement(row);
    return () => this.#virtualizer.measureElement(null);
  };

  close(): RowsMemory {
    this.#stop();
    return { measured: this.#virtualizer.takeSnapshot(), height: this.height };
  }

  #show(): void {
    this.rows = this.#virtualizer.getVirtualItems();
    this.height = this.#virtualizer.getTotalSize();
  }

  #options({ keys, estimate, top, pinned }: RowsShape): VirtualizerOptions<Window, HTMLElement> {
    const { Virtualizer: _, ...core } = this.#core;
    const pinnedAt = pinned === null ? -1 : keys.indexOf(pinned);
    return {
      count: keys.length,
      getItemKey: (index) => keys[index] ?? index,
      estimateSize: () => estimate,
      getScrollElement: () => window,
      scrollToFn: core.windowScroll,
      observeElementRect: core.observeWindowRect,
      observeElementOffset: core.observeWindowOffset,
      initialOffset: () => window.scrollY,
      scrollMargin: top,
      gap: GAP,
      overscan: OVERSCAN,
      rangeExtractor: (range) => withPinned(core.defaultRangeExtractor(range), pinnedAt),
      onChange: (virtualizer) => {
        virtualizer._willUpdate();
        this.#show();
      },
    };
  }
}

/** Adds an index to a sorted list of indexes, in its place. */
export function withPinned(indexes: number[], pinned: number): number[] {
  if (pinned < 0 || indexes.includes(pinned)) return indexes;
  return [...indexes, pinned].sort((a, b) => a - b);
}
