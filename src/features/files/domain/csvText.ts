import type { Separator } from './parseCsv.ts';

/** How a text of rows is written. `spreadsheet`: for Excel and LibreOffice in French. `open`: for open data. */
export const CSV_STYLES = {
  spreadsheet: { separator: ';', end: '\r\n', mark: '\uFEFF', isNeutral: true },
  open: { separator: ',', end: '\n', mark: '', isNeutral: false },
} as const satisfies Record<string, { separator: Separator; end: string; mark: string; isNeutral: boolean }>;
export type CsvStyle = keyof typeof CSV_STYLES;

/** Rows as CSV. Every cell stands between quotes, so that nothing in it is taken for a sign of the file. */
export function csvText(rows: readonly (readonly string[])[], style: CsvStyle): string {
  const { separator, end, mark, isNeutral } = CSV_STYLES[style];
  const cell = (value: string): string => `"${(isNeutral ? neutral(value) : value).replaceAll('"', '""')}"`;
  return mark + rows.map((row) => row.map(cell).join(separator) + end).join('');
}

/** What a spreadsheet would take for a formula (OWASP, « CSV Injection »). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** A cell that no spreadsheet runs: an apostrophe stands before what would be a formula. A plain number stays one. */
export const neutral = (value: string): string =>
  FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;

/** The cell as it was before `neutral`. */
export const withoutNeutral = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
