import type { Doubts, Heard } from '../status.ts';

/** After so many other client ids in a row that were not taken, what was written is refused itself. */
const MOST_RENAMES = 2;

/** What the server refused and is not taken care of yet, by place. */
export class Refusals {
  readonly #doubts = new Map<string, string>();
  #renames = 0;

  get doubts(): Doubts {
    return [...this.#doubts];
  }

  /** Takes in what was heard of frames, each with the entries that it carried. */
  add(heard: readonly Heard[]): void {
    for (const { why, paths, keys } of heard) this.#add(why, paths, keys);
  }

  /** Another tab heard these. */
  addElsewhere(doubts: Doubts): void {
    for (const [place, why] of doubts) this.#doubts.set(place, why);
  }

  takenCareOf(): void {
    this.#doubts.clear();
  }

  /** Something of mine was taken. */
  received(): void {
    this.#renames = 0;
  }

  /** `paths`: none of a frame that was refused whole unread; `''` where the server cannot say. */
  #add(why: string, paths: readonly string[], keys: readonly string[]): void {
    const known = paths.filter((path) => path !== '');
    for (const place of known) this.#doubts.set(place, why);
    // Where it cannot say, the client id is not this person's in its eyes.
    if (why === 'clientId' || (why === 'notYours' && known.length < paths.length)) {
      this.#renames += 1;
      const reason = this.#renames <= MOST_RENAMES ? 'clientId' : why;
      for (const key of keys) this.#doubts.set(key, reason);
    } else if (paths.length === 0) for (const key of keys) this.#doubts.set(key, why);
  }
}
