import type { RichMention } from '#domain/projections/richBlocks.ts';

/** Something that a text may cite, and its name as it is now. */
export interface Citable extends RichMention {
  readonly name: string;
}

/** The few that these words find, the nearest first; some of them while nothing is typed. */
export type FindCitable = (text: string) => readonly Citable[];
