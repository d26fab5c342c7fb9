/** What one entry still waits for. */
interface Wait {
  /** Frames of this connection that carry changes of it and are not settled. */
  frames: number[];
  /** A change was made and no frame has gone since. */
  isUnsent: boolean;
  /** Only a sync step 2 can carry what is missing. */
  needsStep2: boolean;
  refusal: string | null;
  /** What is refused for good is settled by no receipt. */
  isRefused: boolean;
}

/**
 * Which of my entries have no durable receipt. It believes frames only, never a state vector (which does not
 * see deletions), and errs towards *waiting*:
 * - a live update counts for a change only after a step 2 went out on the same connection; before, the server
 *   may lack what the update stands on;
 * - a step 2 counts for every change made before it;
 * - `again` takes its frame back, unless a later step 2 is on its way; so does what could not be stored;
 * - what was refused for good waits, whatever is settled, until the copy is rebased (`rebased`);
 * - what was sent on a connection that is lost counts for nothing.
 */
export class Receipts {
  readonly #waits = new Map<string, Wait>();
  #lastStep2 = 0;

  get waiting(): Iterable<string> {
    return this.#waits.keys();
  }

  isWaiting(key: string): boolean {
    return this.#waits.has(key);
  }

  /** Why the server refused something that waits here. */
  get refusal(): string | null {
    for (const wait of this.#waits.values()) if (wait.refusal !== null) return wait.refusal;
    return null;
  }

  /** The entries that frame `n` of this connection carries changes of. */
  keysOf(n: number): readonly string[] {
    return [...this.#waits].flatMap(([key, wait]) => (wait.frames.includes(n) ? [key] : []));
  }

  /** The copy is another one: what was refused is kept elsewhere and waits no more, the rest is sent anew. */
  rebased(refused: Iterable<string>): void {
    for (const key of refused) this.#waits.delete(key);
    for (const wait of this.#waits.values()) {
      wait.refusal = null;
      wait.isRefused = false;
    }
    this.startAnew();
  }

  /** Whether something waits that nothing under way can settle on this connection. */
  get needsStep2(): boolean {
    for (const wait of this.#waits.values()) if (wait.needsStep2) return true;
    return false;
  }

  changed(key: string): void {
    this.#waitOf(key).isUnsent = true;
  }

  /** Takes up an entry of another day or another tab: only a step 2 can carry it. */
  adopt(key: string): void {
    this.#waitOf(key).needsStep2 = true;
  }

  /** A connection begins or ends. */
  startAnew(): void {
    this.#lastStep2 = 0;
    for (const wait of this.#waits.values()) {
      wait.frames = [];
      wait.isUnsent = false;
      wait.needsStep2 = true;
    }
  }

  /** Update frame `n` of this connection has gone out; frames count from 1. */
  sent(n: number, isStep2: boolean): void {
    if (isStep2) this.#lastStep2 = n;
    for (const wait of this.#waits.values()) {
      if (isStep2) {
        wait.needsStep2 = false;
        wait.frames.push(n);
      } else if (wait.isUnsent && this.#lastStep2 > 0) wait.frames.push(n);
      else if (wait.isUnsent) wait.needsStep2 = true;
      wait.isUnsent = false;
    }
  }

  /** The first `n` frames are settled. Answers the entries that wait no more. */
  settled(n: number): readonly string[] {
    const received: string[] = [];
    for (const [key, wait] of this.#waits) {
      wait.frames = wait.frames.filter((frame) => frame > n);
      if (wait.frames.length > 0 || wait.isUnsent || wait.needsStep2 || wait.isRefused) continue;
      this.#waits.delete(key);
      received.push(key);
    }
    return received;
  }

  again(n: number): void {
    this.#takeBack(n, () => {});
  }

  /** Frame `n` could not be stored: it is sent again later. */
  postponed(n: number, why: string): void {
    this.#takeBack(n, (wait) => (wait.refusal = why));
  }

  /** These entries were refused for good. */
  refused(keys: Iterable<string>, why: string): void {
    for (const key of keys) {
      const wait = this.#waits.get(key);
      if (wait === undefined) continue;
      wait.refusal = why;
      wait.isRefused = true;
    }
  }

  #takeBack(n: number, mark: (wait: Wait) => void): void {
    for (const wait of this.#waits.values()) {
      if (!wait.frames.includes(n)) continue;
      wait.frames = wait.frames.filter((frame) => frame !== n);
      if (this.#lastStep2 <= n) wait.needsStep2 = true;
      mark(wait);
    }
  }

  #waitOf(key: string): Wait {
    const known = this.#waits.get(key);
    if (known !== undefined) return known;
    const wait: Wait = { frames: [], isUnsent: false, needsStep2: false, refusal: null, isRefused: false };
    this.#waits.set(key, wait);
    return wait;
  }
}
