import { byRank } from '../byRank.ts';
import type { ItemId } from '../ids.ts';
import type { Carrier } from '../kinds/carrier.ts';
import type { SheetLine, SheetList } from '../kinds/sheetLine.ts';
import type { Spine } from '../kinds/spine.ts';
import type { Step } from '../kinds/step.ts';

/** A structure that carries a theme, and those of its people who were named. */
export interface CarriedBy {
  readonly structure: ItemId;
  readonly members: readonly string[];
}

/** The sheet of one theme, each list in its order and without what was put away. */
export interface Sheet {
  readonly spine: readonly Spine[];
  readonly carriers: readonly CarriedBy[];
  readonly steps: readonly Step[];
  readonly lines: Readonly<Record<SheetList, readonly SheetLine[]>>;
}

export interface SheetEntries {
  readonly spines: Iterable<Spine>;
  readonly carriers: Iterable<Carrier>;
  readonly steps: Iterable<Step>;
  readonly sheetLines: Iterable<SheetLine>;
}

interface Ordered {
  readonly id: ItemId;
  readonly theme: string | null;
  readonly rank: string;
  readonly archivedAt: number | null;
}

const ofTheme = <T extends Ordered>(theme: ItemId, entries: Iterable<T>): readonly T[] =>
  [...entries].filter((item) => item.theme === theme && item.archivedAt === null).sort(byRank);

/** Two organisers who add the same structure offline name one carrier, with the people of both. */
export function sheetOf(theme: ItemId, entries: SheetEntries): Sheet {
  const lines = ofTheme(theme, entries.sheetLines);
  const carriers = new Map<ItemId, string[]>();
  for (const { structure, member } of ofTheme(theme, entries.carriers)) {
    if (structure === null) continue;
    const members = carriers.get(structure) ?? [];
    carriers.set(structure, members);
    if (member !== null && !members.includes(member)) members.push(member);
  }
  return {
    spine: ofTheme(theme, entries.spines).filter(({ question }) => question !== null),
    carriers: [...carriers].map(([structure, members]) => ({ structure, members })),
    steps: ofTheme(theme, entries.steps),
    lines: {
      equipment: lines.filter(({ list }) => list === 'equipment'),
      bringBack: lines.filter(({ list }) => list === 'bringBack'),
    },
  };
}
