import type { UpdateRefusal } from '#protocol/frames.ts';
import type { Doubts } from './status.ts';

/** After so many other client ids in a row that were not taken, what was written is refused itself. */
const MOST_RENAMES = 2;

/** The server tells no more places of a frame than this. */
const MOST_PATHS = 50;

/** With these reasons the server takes the rest of the frame; with any other the frame changed nothing. */
const IN_PART: ReadonlySet<string> = new Set([
  'notAllowed',
  'notYours',
  'phase',
  'setAside',
  'shape',
  'voice',
] satisfies UpdateRefusal[]);

/**
 * What the server refused and is not taken care of yet, by place. It is heard and noted at once; what follows
 * waits for a receipt, which says that the server has done with the frame.
 */
export class Refusals {
  readonly #doubts = new Map<string, string>();
  /** The frame to be settled first; null: nothing is to be done. */
  #dueAfter: number | null = null;
  #renames = 0;

  get doubts(): Doubts {
    return [...this.#doubts];
  }

  get areDue(): boolean {
    return this.#dueAfter !== null;
  }

  /**
   * Frame `n`, which carried `keys`, was refused or some of it. `paths` is what the server tells of the places:
   * nothing of a frame that was refused whole, `''` where it cannot say. Answers the entries that no receipt of
   * this connection can settle.
   */
  heard(n: number, why: string, paths: readonly string[], keys: readonly string[]): readonly string[] {
    this.#dueAfter = Math.max(n, this.#dueAfter ?? 0);
    const known = paths.filter((path) => path !== '');
    for (const place of known) this.#doubts.set(place, why);
    // The server cannot say where: a client id that it does not know as this person's.
    const isUntold = known.length < paths.length || known.length >= MOST_PATHS;
    if (why === 'clientId' || (why === 'notYours' && known.length < paths.length)) {
      const isTriedAgain = (this.#renames += 1) <= MOST_RENAMES;
      for (const key of keys) this.#doubts.set(key, isTriedAgain ? 'clientId' : why);
    } else if (paths.length === 0) for (const key of keys) this.#doubts.set(key, why);
    if (isUntold || paths.length === 0 || !IN_PART.has(why)) return keys;
    return keys.filter((key) => known.some((place) => isIn(place, key) || isIn(key, place)));
  }

  /** Something was taken away and no refusal was heard. */
  unheard(): void {
    this.#dueAfter ??= 0;
  }

  /** Another tab heard these. */
  elsewhere(doubts: Doubts): void {
    for (const [place, why] of doubts) this.#doubts.set(place, why);
  }

  isDoneWith(frames: number): boolean {
    return this.#dueAfter !== null && frames >= this.#dueAfter;
  }

  /** Something of mine was taken. */
  received(): void {
    this.#renames = 0;
  }

  takenCareOf(): void {
    this.#doubts.clear();
    this.#dueAfter = null;
  }
}

const isIn = (place: string, other: string): boolean => place === other || place.startsWith(`${other}/`);
