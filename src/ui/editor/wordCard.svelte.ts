import type { ItemId } from '#domain/ids.ts';

/** Which word's card is open, and beside what. At most one is. */
export class WordCardHere {
  #open: { readonly id: ItemId; readonly beside: HTMLElement | DOMRect } | null = $state.raw(null);

  get open() {
    return this.#open;
  }

  isOpen(id: ItemId): boolean {
    return this.#open?.id === id;
  }

  show(id: ItemId, beside: HTMLElement | DOMRect): void {
    this.#open = { id, beside };
  }

  close(): void {
    this.#open = null;
  }
}
