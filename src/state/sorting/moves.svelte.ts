import type { ItemId } from '#domain/ids.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import type { Result } from '#domain/result.ts';
import type { SpaceState } from '../space.svelte.ts';

/** A question that I moved: out of `from`, into `to`; null is the heap. */
export interface Move {
  readonly id: ItemId;
  readonly from: ItemId | null;
  readonly to: ItemId | null;
}

/** A question that I had put somewhere, and that somebody else has put elsewhere since. */
export interface Overtaken {
  readonly move: Move;
  /** Where it stands now. */
  readonly now: ItemId | null;
}

/** As many as a hand remembers. */
const DEEPEST = 20;

/**
 * What I moved on the table, to be taken back one by one, last first. Two people who move one question: the last
 * has it, and the other is told (`overtaken`). Call `stop` when done.
 */
export class Moves {
  readonly #space: SpaceState;
  readonly #stop: () => void;
  #done: readonly Move[] = $state.raw([]);
  #overtaken: Overtaken | null = $state.raw(null);

  constructor(space: SpaceState) {
    this.#space = space;
    this.#stop = space.views.placements.watch((id, _before, after, isLocal) => {
      if (!isLocal && after !== undefined) this.#follow(id, after.theme as ItemId | null);
    });
  }

  /** The last move that can be taken back. */
  get last(): Move | null {
    return this.#done.at(-1) ?? null;
  }
  /** How many can be taken back. */
  get depth(): number {
    return this.#done.length;
  }
  get overtaken(): Overtaken | null {
    return this.#overtaken;
  }

  move(id: ItemId, to: ItemId | null): Result<null, 'notAllowed'> {
    const from = this.#placeOf(id);
    const answer = this.#space.placeQuestion(id, to);
    if (answer.ok) this.#done = [...this.#done, { id, from, to }].slice(-DEEPEST);
    if (answer.ok && this.#overtaken?.move.id === id) this.#overtaken = null;
    return answer;
  }

  /** Takes back my last move. Answers it, or null when there is none or I may not. */
  undo(): Move | null {
    const move = this.last;
    if (move === null || !this.#space.placeQuestion(move.id, move.from).ok) return null;
    this.#done = this.#done.slice(0, -1);
    return move;
  }

  /** Puts the question that was moved after me where I had put it. */
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
  #follow(id: ItemId, now: ItemId | null): void {
    const mine = this.#done.findLast((move) => move.id === id);
    if (mine === undefined || mine.to === now) return;
    this.#done = this.#done.filter((move) => move.id !== id);
    this.#overtaken = { move: mine, now };
  }

  #placeOf(id: ItemId): ItemId | null {
    const { questions, placements } = this.#space.views;
    const question = questions.plain.get(id);
    return question === undefined ? null : themeOf(question, placements.plain.get(id));
  }
}
