import type { RichBlock } from '#domain/projections/richBlocks.ts';
import sheets from './sheets.fr.json';

/** What the committee of the demo prepared. Its words are content, written once, in French (CC0). */
export interface DemoSheet {
  readonly startsAt: number;
  readonly outline: readonly {
    readonly minutes: number;
    readonly what: string;
    readonly who: string | null;
  }[];
  readonly equipment: readonly string[];
  readonly bringBack: readonly string[];
}

export interface DemoDecision {
  readonly what: string;
  readonly daysAgo: number;
  readonly who: string;
  readonly manner: string;
  readonly objections: readonly string[];
  /** Ids of themes and round tables of the demo file. */
  readonly about: readonly string[];
}

interface DemoSheets {
  readonly workshops: Readonly<Record<string, DemoSheet>>;
  readonly roundTables: Readonly<
    Record<string, DemoSheet & { readonly intent: string; readonly body: readonly RichBlock[] }>
  >;
  readonly decisions: readonly DemoDecision[];
}

export const demoSheets = sheets as unknown as DemoSheets;
