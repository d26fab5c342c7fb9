import { byRank } from '#domain/byRank.ts';
import type { ItemId } from '#domain/ids.ts';
import { carrier } from '#domain/kinds/carrier.ts';
import { sheetLine } from '#domain/kinds/sheetLine.ts';
import { spine } from '#domain/kinds/spine.ts';
import { step } from '#domain/kinds/step.ts';
import type { Fields } from '#domain/kind.ts';
import {
  partOf,
  SHEET_PARTS,
  SHEET_ROOTS,
  type SheetPart,
  type SheetRoot,
} from '#domain/projections/history/sheetRoots.ts';

export const SHEET_KINDS = { spines: spine, carriers: carrier, steps: step, sheetLines: sheetLine } as const;

type Contents = Readonly<Record<string, unknown>>;

/** The lines of a sheet as they stood at a moment, those that were put away too. */
export type SheetThen = Readonly<
  Record<SheetRoot, readonly { readonly id: string; readonly fields: Contents }[]>
>;

/** A line on both sides; null where it was not in view. */
export interface LineOfSheet {
  readonly root: SheetRoot;
  readonly id: ItemId;
  readonly kind: 'same' | 'changed' | 'moved' | 'gone' | 'new';
  readonly before: Contents | null;
  readonly after: Contents | null;
}

export interface PartChange {
  readonly part: SheetPart;
  readonly isChanged: boolean;
  /** In the order of now; what is gone stands where it stood. */
  readonly lines: readonly LineOfSheet[];
}

/** Two states of one sheet, part by part and line by line: a line is itself by its entry, whatever stands in it. */
export function compareSheets(before: SheetThen, after: SheetThen): readonly PartChange[] {
  const [old, fresh] = [inView(before), inView(after)];
  return SHEET_PARTS.map((part) => {
    const lines = linesOf(old.get(part) ?? [], fresh.get(part) ?? []);
    return { part, isChanged: lines.some(({ kind }) => kind !== 'same'), lines };
  });
}

/** What of a line is read, as its kind reads it. */
export function readLine(root: SheetRoot, fields: Contents): Contents {
  const known = SHEET_KINDS[root].fields as unknown as Fields;
  return Object.fromEntries(Object.entries(known).map(([name, { read }]) => [name, read(fields[name])]));
}

/** The lines in view of each part, in their order. */
export function inView(sheet: SheetThen): ReadonlyMap<SheetPart, readonly Line[]> {
  const parts = new Map<SheetPart, Line[]>(SHEET_PARTS.map((part) => [part, []]));
  for (const root of SHEET_ROOTS)
    for (const { id, fields } of sheet[root] ?? []) {
      const read = readLine(root, fields);
      if (read.archivedAt !== null) continue;
      const line = { root, id: id as ItemId, rank: String(read.rank), fields: read };
      parts.get(partOf(root, read))?.push(line);
    }
  for (const lines of parts.values()) lines.sort(byRank);
  return parts;
}

/** A line that is in view, as its kind reads it. */
export interface Line {
  readonly root: SheetRoot;
  readonly id: ItemId;
  readonly rank: string;
  readonly fields: Contents;
}

function linesOf(before: readonly Line[], after: readonly Line[]): readonly LineOfSheet[] {
  const [then, now] = [byId(before), byId(after)];
  const isStill = stayedInOrder(
    before.filter(({ id }) => now.has(id)).map(({ id }) => id),
    after.filter(({ id }) => then.has(id)).map(({ id }) => id),
  );
  const all = [...after, ...before.filter(({ id }) => !now.has(id))].sort(byRank);
  return all.map(({ root, id }): LineOfSheet => {
    const [old, fresh] = [then.get(id)?.fields ?? null, now.get(id)?.fields ?? null];
    const kind =
      old === null
        ? 'new'
        : fresh === null
          ? 'gone'
          : wordsOf(old) !== wordsOf(fresh)
            ? 'changed'
            : isStill.has(id)
              ? 'same'
              : 'moved';
    return { root, id, kind, before: old, after: fresh };
  });
}

const byId = (lines: readonly Line[]): ReadonlyMap<ItemId, Line> =>
  new Map(lines.map((one) => [one.id, one]));

/** What a line says, wherever it stands. */
const wordsOf = ({ rank: _rank, ...said }: Contents): string => JSON.stringify(said);

/** Of the same ids in two orders, the most that follow each other in both: the others were moved. */
function stayedInOrder(before: readonly ItemId[], after: readonly ItemId[]): ReadonlySet<ItemId> {
  const place = new Map(before.map((id, n) => [id, n]));
  // The longest rising run that ends at each.
  const runs: (readonly ItemId[])[] = [];
  for (const [n, id] of after.entries()) {
    const at = place.get(id) ?? 0;
    let longest: readonly ItemId[] = [];
    for (let m = 0; m < n; m += 1) {
      const run = runs[m] as readonly ItemId[];
      if ((place.get(after[m] as ItemId) ?? 0) < at && run.length > longest.length) longest = run;
    }
    runs.push([...longest, id]);
  }
  return new Set(runs.reduce<readonly ItemId[]>((best, run) => (run.length > best.length ? run : best), []));
}
