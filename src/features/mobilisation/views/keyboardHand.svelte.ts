import type { ItemId } from '#domain/ids.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import { STAGES } from '#domain/mobilisationStages.ts';

/** A card that the keyboard holds, and over which stage. */
interface Taken {
  readonly id: ItemId;
  readonly from: MobilisationState;
  readonly over: MobilisationState;
}

interface Acts {
  readonly taken: (card: Taken) => void;
  readonly over: (card: Taken) => void;
  /** It was put down, or left where it was (`to` null). */
  readonly putDown: (card: Taken, to: MobilisationState | null) => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Carrying a card from stage to stage by keyboard: space takes it, arrows carry it, Enter puts it down, Escape leaves it. */
export class KeyboardHand {
  card: Taken | null = $state.raw(null);
  readonly #acts: Acts;

  constructor(acts: Acts) {
    this.#acts = acts;
  }

  /** A key on the act of a card. Answers whether it was for the hand. */
  press(key: string, id: ItemId, from: MobilisationState): boolean {
    const card = this.card;
    if (card === null) {
      if (key !== ' ') return false;
      this.card = { id, from, over: from };
      this.#acts.taken(this.card);
      return true;
    }
    if (key === 'Enter' || key === ' ') this.#end(card.over === card.from ? null : card.over);
    else if (key === 'Escape') this.#end(null);
    else if (STEPS[key] !== undefined) this.#go(card, STEPS[key]);
    else return false;
    return true;
  }

  /** The focus went elsewhere: the card stays where it was. */
  leave(): void {
    if (this.card !== null) this.#end(null);
  }

  #go(card: Taken, step: number): void {
    const to = STAGES[STAGES.indexOf(card.over) + step];
    if (to === undefined) return;
    this.card = { ...card, over: to };
    this.#acts.over(this.card);
  }

  #end(to: MobilisationState | null): void {
    const card = this.card;
    this.card = null;
    if (card !== null) this.#acts.putDown(card, to);
  }
}
