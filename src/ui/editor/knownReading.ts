import type { Component } from 'svelte';
import type { ItemId } from '#domain/ids.ts';
import type { Recognised } from '#domain/recognise/recogniser.ts';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import type { WordCardHere } from './wordCard.svelte.ts';

type KnownWord = Component<{
  readonly card: WordCardHere;
  readonly id: ItemId;
  readonly text: string;
}>;

/** What a page needs to show words of the glossary in its texts; the part that comes after the text hands it over. */
export interface KnownTexts {
  readonly Text: Component<{
    readonly card: WordCardHere;
    readonly text: string;
    readonly from: number;
    readonly places: readonly Recognised[];
  }>;
  readonly card: WordCardHere;
  /** The words in each of the texts, where each of them stands first. */
  readonly places: readonly (readonly Recognised[])[];
}

/** The same for the reading of a theme. */
export interface KnownReading {
  readonly Word: KnownWord;
  readonly card: WordCardHere;
  readonly intent: (words: string) => readonly RichRun[];
  readonly body: (blocks: readonly RichBlock[]) => readonly RichBlock[];
}
