import type { Bring, UpdateBuffer } from './updateBuffer.ts';

/** Runs once, before the next frame is drawn. Answers how to cancel. */
export type OnFrame = (run: () => void) => () => void;

/**
 * What others write between two frames goes in as one: the page is worked out and drawn once, however many write.
 * A device that draws slowly takes more at a time.
 */
export class FrameBuffer implements UpdateBuffer {
  readonly #onFrame: OnFrame;
  #kept: Uint8Array[] = [];
  #bring: Bring = () => {};
  #cancel: (() => void) | null = null;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  keeps(update: Uint8Array, bring: Bring): boolean {
    this.#kept.push(update);
    this.#bring = bring;
    this.#cancel ??= this.#onFrame(() => this.release());
    return true;
  }

  release(): void {
    this.#cancel?.();
    this.#cancel = null;
    const kept = this.#kept.splice(0);
    if (kept.length > 0) this.#bring(kept);
  }
}

/** Where nothing is drawn (a page that is hidden) it is not waited for. */
const NOT_DRAWN = 100;

export function browserFrames(run: () => void): () => void {
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = (): void => {
    cancel();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, NOT_DRAWN);
  return cancel;
}
