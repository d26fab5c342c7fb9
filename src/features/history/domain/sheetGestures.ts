import type { Deed } from '#domain/projections/history/deed.ts';
import type { SheetPart, SheetPlace } from '#domain/projections/history/sheetRoots.ts';

/** What one person did to one line of a sheet. */
export interface SheetDeed extends Deed {
  readonly of: SheetPlace;
  /** Where it was put away or brought back: whether it was out of view after that. */
  readonly isAway: boolean;
}

export const SHEET_VERBS = ['added', 'broughtBack', 'changed', 'moved', 'removed'] as const;
export type SheetVerb = (typeof SHEET_VERBS)[number];

/** What was done in one part of a sheet, to which lines: « a ajouté trois temps au déroulé ». */
export interface SheetGesture {
  readonly part: SheetPart;
  readonly did: SheetVerb;
  /** Ids of its entries. */
  readonly lines: readonly string[];
}

export const isOfSheet = (deed: Deed): deed is SheetDeed => 'of' in deed;

/** What somebody's deeds of one sitting come to, part by part. */
export function sheetGestures(
  deeds: readonly SheetDeed[],
  partOfLine: (line: SheetPlace) => SheetPart,
): readonly SheetGesture[] {
  const byLine = new Map<string, SheetDeed[]>();
  for (const deed of deeds) {
    const known = byLine.get(deed.of.id);
    if (known === undefined) byLine.set(deed.of.id, [deed]);
    else known.push(deed);
  }
  const gestures = new Map<string, { part: SheetPart; did: SheetVerb; lines: string[] }>();
  for (const [id, theirs] of byLine)
    for (const did of verbsOf(theirs)) {
      const part = partOfLine((theirs[0] as SheetDeed).of);
      const known = gestures.get(`${part} ${did}`);
      if (known === undefined) gestures.set(`${part} ${did}`, { part, did, lines: [id] });
      else known.lines.push(id);
    }
  return [...gestures.values()];
}

/** Whoever adds a line also writes it; of what is taken out at the end, what was done before says nothing. */
function verbsOf(deeds: readonly SheetDeed[]): readonly SheetVerb[] {
  const isAdded = deeds.some(({ isCreation }) => isCreation);
  const moved = deeds.findLast(({ field }) => field === 'archivedAt');
  if (moved?.isAway === true) return isAdded ? ['added', 'removed'] : ['removed'];
  if (isAdded) return ['added'];
  const verbs: SheetVerb[] = moved === undefined ? [] : ['broughtBack'];
  if (deeds.some(({ field }) => field !== 'archivedAt' && field !== 'rank')) verbs.push('changed');
  return verbs.length === 0 ? ['moved'] : verbs;
}
