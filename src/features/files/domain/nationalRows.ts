import type { Structure } from '#domain/kinds/structure.ts';
import { NATIONAL_COLUMNS, type NationalColumn } from './columns.ts';
import { nationalRow, type NationalRow } from './structureTables.ts';

/** What the schema cannot do without, and a card says or not. */
export const ASKED_COLUMNS = ['pivot', 'nom', 'adresse', 'code_postal', 'commune'] as const;
export type AskedColumn = (typeof ASKED_COLUMNS)[number];

/** The national schema, as a program of the State reads it (`src/features/files/state/nationalCheck.ts`). */
export interface NationalJudge {
  readonly takesRow: (row: NationalRow) => boolean;
  readonly takesValue: (column: NationalColumn, value: string) => boolean;
}

/**
 * What stands between a card and the file of the schema. `missing`: nobody said it. `refused`: somebody did, and the
 * schema takes no such value. `leftOut`: the schema can do without it, and takes no such value; the cell stays empty.
 */
export interface NationalEntry {
  readonly structure: Structure;
  readonly row: NationalRow;
  readonly isReady: boolean;
  readonly missing: readonly AskedColumn[];
  readonly refused: readonly AskedColumn[];
  readonly leftOut: readonly NationalColumn[];
}

const isAsked = (column: NationalColumn): column is AskedColumn =>
  ASKED_COLUMNS.some((asked) => asked === column);

/** How each structure stands to the schema, in their order. */
export const nationalEntries = (
  structures: readonly Structure[],
  judge: NationalJudge,
): readonly NationalEntry[] => structures.map((one) => nationalEntry(one, judge));

function nationalEntry(structure: Structure, judge: NationalJudge): NationalEntry {
  const said = nationalRow(structure);
  if (judge.takesRow(said))
    return { structure, row: said, isReady: true, missing: [], refused: [], leftOut: [] };
  const missing = ASKED_COLUMNS.filter((column) => said[column] === '');
  const wrong = NATIONAL_COLUMNS.filter(
    (column) => said[column] !== '' && !judge.takesValue(column, said[column]),
  );
  const leftOut = wrong.filter((column) => !isAsked(column));
  const row = { ...said, ...Object.fromEntries(leftOut.map((column) => [column, ''])) };
  return { structure, row, isReady: judge.takesRow(row), missing, refused: wrong.filter(isAsked), leftOut };
}

/** The file of the schema, in its columns and its order: the rows that it takes, and no other. */
export const nationalTable = (entries: readonly NationalEntry[]): readonly (readonly string[])[] => [
  [...NATIONAL_COLUMNS],
  ...entries.filter(({ isReady }) => isReady).map(({ row }) => NATIONAL_COLUMNS.map((column) => row[column])),
];
