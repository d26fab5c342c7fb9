import { getContext, setContext } from 'svelte';
import type { ItemId } from '#domain/ids.ts';
import type { Exchange } from '#domain/kinds/backstage/exchange.ts';
import type { MobilisationState, Structure } from '#domain/kinds/structure.ts';
import type { Mobilisation } from '../state/mobilisation.svelte.ts';
import type { Holding } from '#state/holding.svelte.ts';
import type { CardDrag } from '#ui/items/cardDrag.svelte.ts';
import type { KeyboardHand } from './keyboardHand.svelte.ts';

/** What the parts of the page share. */
export interface Board {
  readonly mobilisation: Mobilisation;
  readonly holding: Holding;
  readonly drag: CardDrag;
  readonly hand: KeyboardHand;
  /** The stage that a card in any hand would be put down at. */
  readonly over: () => MobilisationState | null;
  /** A card is in my hand. */
  readonly isHolding: () => boolean;
  /** Opens « Déplacer » for a structure. */
  readonly choose: (structure: Structure) => void;
  /** Opens « Qui peut leur parler ? » for a structure. */
  readonly speakTo: (structure: Structure) => void;
  /** What was said last with it; null for nothing, or for who is no organiser. */
  readonly lastSaidWith: (structure: ItemId) => Exchange | null;
  readonly nameOf: (structure: ItemId) => string;
}

const KEY = Symbol('board');

export const provideBoard = (board: Board): Board => setContext(KEY, board);

export const useBoard = (): Board => getContext<Board>(KEY);
