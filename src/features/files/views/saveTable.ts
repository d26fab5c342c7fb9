import { csvText } from '../domain/csvText.ts';
import { odsOf } from '../state/odsOf.ts';
import { saveFile } from '#ui/items/saveFile.ts';

export type TableFormat = 'csv' | 'ods';

/** Saves rows for a spreadsheet; false where what writes the format cannot be had now. */
export async function saveTable(
  name: string,
  title: string,
  rows: readonly (readonly string[])[],
  format: TableFormat,
): Promise<boolean> {
  if (format === 'csv') {
    saveFile(name, 'text/csv;charset=utf-8', csvText(rows, 'spreadsheet'));
    return true;
  }
  const content = await odsOf(title, rows);
  if (content !== null) saveFile(name, 'application/vnd.oasis.opendocument.spreadsheet', content);
  return content !== null;
}
