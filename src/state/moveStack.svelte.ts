import type { ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';

/** A card that I moved: out of `from`, into `to`. */
export interface Move<Place> {
  readonly id: ItemId;
  readonly from: Place;
  readonly to: Place;
}

/** A card that I had put somewhere, and that somebody else has put elsewhere since. */
export interface Overtaken<Place> {
  readonly move: Move<Place>;
  /** Where it stands now. */
  readonly now: Place;
}

/** Where cards stand, and how one is put elsewhere. */
export interface Places<Place, Why extends string> {
  readonly placeOf: (id: ItemId) => Place;
  readonly put: (id: ItemId, to: Place) => Result<unknown, Why>;
  /** Tells of what others put somewhere. Answers how to stop. */
  readonly watch: (moved: (id: ItemId, now: Place) => void) => () => void;
}

/** As many as a hand remembers. */
const DEEPEST = 20;

/**
 * What I moved, to be taken back one by one, last first. Two people who move one card: the last has it, and the other
 * is told (`overtaken`). Call `stop` when done.
 */
export class MoveStack<Place, Why extends string = 'notAllowed'> {
  readonly #places: Places<Place, Why>;
  readonly #stop: () => void;
  #done: readonly Move<Place>[] = $state.raw([]);
  #overtaken: Overtaken<Place> | null = $state.raw(null);

  constructor(places: Places<Place, Why>) {
    this.#places = places;
    this.#stop = places.watch((id, now) => this.#follow(id, now));
  }

  /** The last move that can be taken back. */
  get last(): Move<Place> | null {
    return this.#done.at(-1) ?? null;
  }
  /** How many can be taken back. */
  get depth(): number {
    return this.#done.length;
  }
  get overtaken(): Overtaken<Place> | null {
    return this.#overtaken;
  }

  move(id: ItemId, to: Place): Result<unknown, Why> {
    const from = this.#places.placeOf(id);
    const answer = this.#places.put(id, to);
    if (answer.ok) this.#done = [...this.#done, { id, from, to }].slice(-DEEPEST);
    if (answer.ok && this.#overtaken?.move.id === id) this.#overtaken = null;
    return answer;
  }

  /** Takes back my last move. Answers it, or null when there is none or I may not. */
  undo(): Move<Place> | null {
    const move = this.last;
    if (move === null || !this.#places.put(move.id, move.from).ok) return null;
    this.#done = this.#done.slice(0, -1);
    return move;
  }

  /** Puts the card that was moved after me where I had put it. */
  putAgain(): void {
    const overtaken = this.#overtaken;
    if (overtaken !== null) this.move(overtaken.move.id, overtaken.move.to);
  }

  leaveIt(): void {
    this.#overtaken = null;
  }

  stop(): void {
    this.#stop();
  }

  /** A move that somebody came after is theirs to take back, no longer mine. */
  #follow(id: ItemId, now: Place): void {
    const mine = this.#done.findLast((move) => move.id === id);
    if (mine === undefined || mine.to === now) return;
    this.#done = this.#done.filter((move) => move.id !== id);
    this.#overtaken = { move: mine, now };
  }
}
