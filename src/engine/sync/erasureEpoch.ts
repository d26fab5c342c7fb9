import type { KeptDocument } from './keptDocument.ts';
import type { ErasedHere } from './status.ts';

const CLEAN_AGAIN_AFTER = 10_000;

/**
 * The erasure epoch of a document: how often something of it was erased for good. The server counts; a copy that is
 * behind holds what was erased, says nothing, and is rebased first.
 */
export class ErasureEpoch {
  readonly #kept: Pick<KeptDocument, 'epoch' | 'noteEpoch'>;
  #heard: number | null = null;
  #erased: ErasedHere | null = null;
  #cleanings = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** The entries that went while the page was open: they are erased, which the server says by a word that comes after. */
  readonly seenToGo = new Set<string>();

  constructor(kept: Pick<KeptDocument, 'epoch' | 'noteEpoch'>) {
    this.#kept = kept;
  }

  /** That of the server, as it told; before, that of this copy. */
  get current(): number {
    return this.#heard ?? this.#kept.epoch;
  }

  get isBehind(): boolean {
    return this.current > this.#kept.epoch;
  }

  /** What was erased from this device while the page was open; null: nothing. */
  get erased(): ErasedHere | null {
    return this.#erased;
  }

  /** How often the server told of an erasure that this copy may hold. */
  get cleanings(): number {
    return this.#cleanings;
  }

  /** The server tells its epoch. Answers whether this copy holds nothing erased, as far as it knows. */
  hear(epoch: number, isEmpty: boolean): boolean {
    this.#heard = epoch;
    // Fewer: the server was restored from an older backup.
    if (epoch < this.#kept.epoch || (this.isBehind && isEmpty)) this.#kept.noteEpoch(epoch);
    if (!this.isBehind) return true;
    this.#cleanings += 1;
    return false;
  }

  /** The copy is clean again, and something that this device held has gone. */
  cleaned(unsent: number): void {
    this.seenToGo.clear();
    this.#erased = { times: (this.#erased?.times ?? 0) + 1, unsent };
  }

  /** The device had no room, or the code did not arrive: the next connection hears the same, and it begins anew. */
  retry(reopen: () => void): void {
    if (!this.isBehind) return;
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      if (this.isBehind) reopen();
    }, CLEAN_AGAIN_AFTER);
  }

  close(): void {
    clearTimeout(this.#again);
  }
}
