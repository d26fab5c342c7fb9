import { getContext, setContext } from 'svelte';
import type { ItemId } from '#domain/ids.ts';
import type { Holding } from '#state/holding.svelte.ts';
import type { SortingTable } from '../state/table.svelte.ts';
import type { CardDrag } from '#ui/items/cardDrag.svelte.ts';

/** What the parts of the table share. */
export interface Table {
  readonly table: SortingTable;
  readonly holding: Holding;
  readonly drag: CardDrag;
  readonly mayArrange: () => boolean;
  /** Puts a question somewhere; null is the heap. Answers false when it was refused. */
  readonly put: (id: ItemId, to: ItemId | null) => boolean;
  /** Opens « Ranger dans… » for a question. */
  readonly choosePlace: (id: ItemId) => void;
  /** The name of a theme, for people. */
  readonly titleOf: (theme: ItemId) => string;
}

const KEY = Symbol('table');

export const provideTable = (table: Table): Table => setContext(KEY, table);

export const useTable = (): Table => getContext<Table>(KEY);
