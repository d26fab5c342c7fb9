import { done, refused, type Result } from '#domain/result.ts';

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
  const reading = rowsIn(text, separator);
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done === true) return next.value === 'whole' ? done(rows) : refused('file.quote');
    rows.push(next.value);
    if (rows.length > most) return refused('file.tooManyRows');
  }
}

/** One row after the other, until the text is over or a quote is not closed. */
function* rowsIn(text: string, separator: Separator): Generator<string[], 'whole' | 'unclosed'> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at, separator) : readPlain(text, at, separator);
    if (cell === null) return 'unclosed';
    row.push(cell.value);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    yield row;
    row = [];
  }
  if (row.length > 0) yield row;
  return 'whole';
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

/** The separator by which the first rows have the same number of cells, and the most of them. */
export function sniffSeparator(text: string): Separator {
  const scores = SEPARATORS.map((separator) => ({ separator, score: regularity(text, separator) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function regularity(text: string, separator: Separator): number {
  const widths: number[] = [];
  for (const row of rowsIn(text, separator)) {
    if (row.some((cell) => cell !== '')) widths.push(row.length);
    if (widths.length === SAMPLE_ROWS) break;
  }
  const widest = Math.max(0, ...widths);
  if (widest < 2) return 0;
  return widths.filter((width) => width === widest).length / widths.length + Math.min(widest, 50) / 100;
}
