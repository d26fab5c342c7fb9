import { withoutNeutral } from '../domain/csvText.ts';
import { parseCsv, sniffSeparator, type CsvRefusal, type Separator } from '../domain/parseCsv.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { unpackedSize } from './unpackedSize.ts';

export const LARGEST_FILE = 10 * 1024 * 1024;
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
/** What a workbook may weigh once unpacked: some of a few kilobytes unpack to gigabytes. */
const LARGEST_UNPACKED = 300 * 1024 * 1024;

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** How a file was read: what a person may want to know when letters or columns look wrong. */
export type How =
  | {
      readonly kind: 'csv';
      readonly separator: Separator;
      readonly encoding: Encoding;
      readonly bom: boolean;
    }
  | { readonly kind: 'ods' | 'xlsx'; readonly sheet: string };

export interface Table {
  readonly headers: readonly string[];
  /** `line`: its number in the file, as a spreadsheet counts. Rows where nothing stands are left out. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly how: How;
}

/**
 * `file.oldExcel`: the format from before 2007. `file.notATable`: neither text nor workbook. `file.broken`: a workbook
 * that does not open. `file.noReader`: what reads workbooks is not on this device, and there is no network.
 */
export type TableRefusal =
  | CsvRefusal
  | 'file.empty'
  | 'file.tooLarge'
  | 'file.tooManyColumns'
  | 'file.oldExcel'
  | 'file.notATable'
  | 'file.broken'
  | 'file.noReader';

/** A table out of the bytes of a file, on this device: nothing is sent anywhere. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, TableRefusal>> {
  if (bytes.length === 0) return refused('file.empty');
  if (bytes.length > LARGEST_FILE) return refused('file.tooLarge');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('file.oldExcel');
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes);
  return readText(bytes);
}

const startsWith = (bytes: Uint8Array, begin: readonly number[]): boolean =>
  begin.every((byte, n) => bytes[n] === byte);

function readText(bytes: Uint8Array): Result<Table, TableRefusal> {
  const { text, encoding, bom } = decode(bytes);
  if (text.slice(0, 4_096).includes('\0')) return refused('file.notATable');
  const separator = sniffSeparator(text);
  const parsed = parseCsv(text, separator, MOST_ROWS + 100);
  if (!parsed.ok) return parsed;
  return tableOf(
    parsed.value.map((row) => row.map(withoutNeutral)),
    { kind: 'csv', separator, encoding, bom },
  );
}

/** UTF-8 where it is one, else what Windows wrote in France. */
function decode(bytes: Uint8Array): { text: string; encoding: Encoding; bom: boolean } {
  const read = (encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);
  if (startsWith(bytes, [0xff, 0xfe])) return { text: read('utf-16le'), encoding: 'utf-16le', bom: true };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: read('utf-16be'), encoding: 'utf-16be', bom: true };
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', bom };
  } catch {
    return { text: read('windows-1252'), encoding: 'windows-1252', bom: false };
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<Table, TableRefusal>> {
  const size = unpackedSize(bytes);
  if (size === null) return refused('file.broken');
  if (size > LARGEST_UNPACKED) return refused('file.tooLarge');
  const kind = isOds(bytes) ? 'ods' : 'xlsx';
  const read = await readerOf(kind);
  if (read === null) return refused('file.noReader');
  try {
    const { sheets } = await read(bytes, { maxRows: MOST_ROWS + 100 });
    const sheet =
      sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== null))) ?? sheets[0];
    if (sheet === undefined) return refused('file.empty');
    return tableOf(
      sheet.rows.map((row) => row.map(textOf)),
      { kind, sheet: sheet.name },
    );
  } catch {
    return refused('file.broken');
  }
}

/** OpenDocument 1.3, part 2, §3.3: the first file of the package says its type, unpacked. */
const isOds = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 120)).includes('opendocument.spreadsheet');

async function readerOf(kind: 'ods' | 'xlsx') {
  try {
    return kind === 'ods' ? (await import('hucre/ods')).readOds : (await import('hucre/xlsx')).readXlsx;
  } catch {
    return null;
  }
}

/** A cell as one reads it. A number keeps all its digits; a day is written as ISO 8601 has it. */
function textOf(cell: string | number | boolean | Date | null): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null ? '' : String(cell);
}

/** The first row that has two cells names the columns: a title may stand above. */
function tableOf(all: readonly (readonly string[])[], how: How): Result<Table, TableRefusal> {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
  const found = all.findIndex((row) => filled(row) > 1);
  const at = found < 0 ? all.findIndex((row) => filled(row) > 0) : found;
  const named = all[at];
  if (named === undefined) return refused('file.empty');
  const headers = named.map((cell) => cell.trim());
  while (headers.at(-1) === '') headers.pop();
  if (headers.length > MOST_COLUMNS) return refused('file.tooManyColumns');
  const rows = all
    .map((cells, n) => ({ line: n + 1, cells: headers.map((_, column) => cells[column] ?? '') }))
    .slice(at + 1)
    .filter(({ cells }) => filled(cells) > 0);
  if (rows.length === 0) return refused('file.empty');
  return rows.length > MOST_ROWS ? refused('file.tooManyRows') : done({ headers, rows, how });
}
