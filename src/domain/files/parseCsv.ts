import { done, refused, type Result } from '../result.ts';

/** What may stand between two cells. */
export const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** `file.quote`: a quote opens a cell and nothing closes it. */
export type CsvRefusal = 'file.quote' | 'file.tooManyRows';

/**
 * The rows of a text as RFC 4180 has them, whatever ends its lines: cells between quotes may hold separators, lines
 * and doubled quotes. A quote in the middle of a cell that did not begin by one is a letter like others. Rows past
 * `most` refuse the text.
 */
export function parseCsv(text: string, separator: Separator, most: number): Result<string[][], CsvRefusal> {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at, separator) : readPlain(text, at, separator);
    if (cell === null) return refused('file.quote');
    row.push(cell.value);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRow();
    if (rows.length > most) return refused('file.tooManyRows');
  }
  if (row.length > 0) endRow();
  return done(rows);
}

interface Cell {
  readonly value: string;
  /** Where the cell is over: at a separator, the end of a line or of the text. */
  readonly end: number;
}

function readPlain(text: string, from: number, separator: Separator): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

function readQuoted(text: string, from: number, separator: Separator): Cell | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What stands after the quote that closes, up to the separator, is of the cell as well.
  const rest = readPlain(text, at, separator);
  return { value: value + rest.value, end: rest.end };
}

const SAMPLE_ROWS = 20;
const SAMPLE_LENGTH = 64_000;

/** The separator by which the first rows have the same number of cells, and the most of them. */
export function sniffSeparator(text: string): Separator {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const scores = SEPARATORS.map((separator) => ({ separator, score: regularity(sample, separator) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function regularity(sample: string, separator: Separator): number {
  const parsed = parseCsv(sample, separator, SAMPLE_LENGTH);
  if (!parsed.ok) return 0;
  const widths = parsed.value
    .slice(0, SAMPLE_ROWS)
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => row.length);
  const widest = Math.max(0, ...widths);
  if (widest < 2) return 0;
  return widths.filter((width) => width === widest).length / widths.length + Math.min(widest, 50) / 100;
}
