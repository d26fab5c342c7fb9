import * as Y from 'yjs';
import { SHEET_ROOTS, type SheetPlace, type SheetRoot } from '#domain/projections/history/sheetRoots.ts';
import type { ContentFields } from '#protocol/history.ts';
import type { PastPlace } from '#server/store/store.ts';
import { REST, type Act } from './entryPast.ts';

/** An act on a line of a sheet; `isAway`: it put the line out of view. */
export interface ToldSheetAct extends Act {
  readonly of: SheetPlace;
  readonly isAway: boolean;
}

export type ToldLines = Readonly<
  Record<SheetRoot, readonly { readonly id: string; readonly fields: ContentFields }[]>
>;

export interface ToldSheet {
  readonly acts: readonly ToldSheetAct[];
  readonly entries: ToldLines;
}

/** Every line of the sheet of a theme, put away or not; nothing for what is no theme. */
export function linesOfSheet(doc: Y.Doc, { root, id }: PastPlace): readonly SheetPlace[] {
  if (root !== 'themes') return [];
  return SHEET_ROOTS.flatMap((of) =>
    [...(doc.share.has(of) ? doc.getMap(of) : [])].flatMap(([key, entry]): SheetPlace[] =>
      entry instanceof Y.Map && entry.get('theme') === id ? [{ root: of, id: key }] : [],
    ),
  );
}

/** The lines of which `contentOf` says something, by root. */
export const linesBy = (
  lines: readonly SheetPlace[],
  contentOf: (line: SheetPlace) => ContentFields | null,
): ToldLines =>
  Object.fromEntries(
    SHEET_ROOTS.map((root) => [
      root,
      lines
        .filter((line) => line.root === root)
        .flatMap((line) => {
          const fields = contentOf(line);
          return fields === null ? [] : [{ id: line.id, fields }];
        }),
    ]),
  ) as unknown as ToldLines;

/** The pauses of a theme, and those of its sheet; of lines that follow each other without rest, only the last. */
export function momentsOfBoth(own: readonly number[], lines: readonly number[]): readonly number[] {
  const mine = new Set(own);
  const all = [...new Set([...own, ...lines])].sort((one, other) => one - other);
  return all.filter((at, n) => mine.has(at) || (all[n + 1] ?? Infinity) - at > REST);
}
