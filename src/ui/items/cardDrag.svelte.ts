import type { Attachment } from 'svelte/attachments';
import type { ItemId } from '#domain/ids.ts';

/** The place of the heap among those where a card is put down; the others are ids of themes. */
export const HEAP = 'heap';

/** A card in the hand: where the pointer is, in the window. */
export interface InHand {
  readonly id: ItemId;
  readonly x: number;
  readonly y: number;
  /** Where it was lifted: what comes up for it comes on the other side. */
  readonly fromY: number;
}

interface Hand {
  /** A card has just been lifted. */
  readonly lifted: (id: ItemId) => void;
  /** It was put down: on a place, or nowhere. */
  readonly putDown: (id: ItemId, place: string | null) => void;
}

/** A press that moves less than this is no drag, in pixels. */
const STILL = 6;
/** Near an edge the page follows: how near, and how fast at most, in pixels. */
const EDGE = 64;
const FASTEST = 16;

/**
 * Dragging a card to a place, by mouse, pen or finger. Places carry `data-place`, what scrolls by itself
 * `data-scrolls`. With a mouse a card is dragged by any part of it; with a finger by its `data-grip` only, so that
 * the page scrolls under the finger everywhere else. Escape puts the card back.
 */
export class CardDrag {
  inHand: InHand | null = $state.raw(null);
  /** The place under the card. */
  over: string | null = $state(null);
  readonly #hand: Hand;
  #stop: (() => void) | null = null;
  #frame = 0;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Attach to a card. */
  readonly card = (id: ItemId): Attachment<HTMLElement> => {
    return (element) => {
      const press = (event: PointerEvent): void => {
        if (mayLift(event)) this.#press(id, event, element);
      };
      const native = (event: DragEvent): void => event.preventDefault();
      element.addEventListener('pointerdown', press);
      element.addEventListener('dragstart', native);
      return () => {
        element.removeEventListener('pointerdown', press);
        element.removeEventListener('dragstart', native);
      };
    };
  };

  cancel(): void {
    this.#end(null);
  }

  /** Listens to the window: the card itself may leave the page while it is in the hand. */
  #press(id: ItemId, { pointerId, clientX, clientY }: PointerEvent, card: HTMLElement): void {
    this.cancel();
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      if (this.inHand === null) {
        if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < STILL) return;
        this.#lift(id, card);
      }
      this.#go(id, event.clientX, event.clientY, clientY);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      if (this.inHand !== null) swallowClick();
      this.#end(this.over);
    };
    const lost = (event: PointerEvent): void => {
      if (event.pointerId === pointerId) this.cancel();
    };
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || this.inHand === null) return;
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', lost);
    window.addEventListener('keydown', keys, true);
    this.#stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', lost);
      window.removeEventListener('keydown', keys, true);
    };
  }

  #lift(id: ItemId, card: HTMLElement): void {
    // The row that holds the focus stays in a long list, however far the page scrolls.
    card.querySelector<HTMLElement>('[data-act]')?.focus({ preventScroll: true });
    getSelection()?.removeAllRanges();
    document.documentElement.dataset.dragging = '';
    this.#hand.lifted(id);
    this.#frame = requestAnimationFrame(this.#scroll);
  }

  #go(id: ItemId, x: number, y: number, fromY: number): void {
    this.inHand = { id, x, y, fromY };
    this.over = placeAt(x, y);
  }

  readonly #scroll = (): void => {
    if (this.inHand === null) return;
    const { id, x, y, fromY } = this.inHand;
    if (scrollAt(x, y)) this.#go(id, x, y, fromY);
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  #end(place: string | null): void {
    this.#stop?.();
    this.#stop = null;
    cancelAnimationFrame(this.#frame);
    const card = this.inHand;
    this.inHand = null;
    this.over = null;
    delete document.documentElement.dataset.dragging;
    if (card !== null) this.#hand.putDown(card.id, place);
  }
}

function mayLift({ button, isPrimary, pointerType, target }: PointerEvent): boolean {
  if (button !== 0 || !isPrimary || !(target instanceof Element)) return false;
  if (target.closest('[data-grip]') !== null) return true;
  return pointerType !== 'touch' && target.closest('button, input, select, textarea, summary') === null;
}

const placeAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]')?.dataset.place ?? null;

/** A drag that ends on a link does not follow it. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

/** Scrolls what is under the pointer when it is near its edge, else the page. Answers whether it did. */
function scrollAt(x: number, y: number): boolean {
  const panel = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-scrolls]') ?? null;
  if (panel !== null && panel.scrollHeight > panel.clientHeight) {
    const { top, bottom } = panel.getBoundingClientRect();
    const by = pace(y, Math.max(0, top), Math.min(window.innerHeight, bottom));
    const before = panel.scrollTop;
    panel.scrollTop += by;
    if (panel.scrollTop !== before) return true;
  }
  const by = pace(y, 0, window.innerHeight);
  if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
  return by !== 0;
}

/** Faster the nearer to the edge; 0 away from it. */
function pace(y: number, top: number, bottom: number): number {
  const near = Math.min(EDGE, (bottom - top) / 4);
  const up = Math.max(0, top + near - y);
  const down = Math.max(0, y - (bottom - near));
  return Math.round(((Math.min(down, near) - Math.min(up, near)) / near) * FASTEST);
}
